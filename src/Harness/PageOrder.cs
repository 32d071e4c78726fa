using System.Text.Json;
using InstructMix.Harness.Protocol;

namespace InstructMix.Harness;

/// <summary>The sections of a page that run in one namespace, in their order: the source of a stub of the kind <see cref="StubKind.Page"/>.</summary>
/// <param name="Sections">The sections.</param>
/// <param name="Without">The lines of docstrings that do not run again, because they ended the process.</param>
/// <param name="Files">Texts that lie in the folder in which they run, by their names; null for none.</param>
/// <param name="Modules">Those of the files that the sections import, which the runner compiles once for all pages; null for none.</param>
public sealed record PageOrder(
    IReadOnlyList<Section> Sections, IReadOnlyList<int> Without, IReadOnlyDictionary<string, string>? Files = null,
    IReadOnlyList<string>? Modules = null)
{
    /// <summary>As a trial.</summary>
    public Trial ToTrial() =>
        new(
            "", new Stub(StubKind.Page, JsonSerializer.Serialize(this, ProtocolJson.Default.PageOrder)), Judge.Inside,
            Sections: Sections.Sum(Parts));

    // The number of docstrings is known only when the file runs. It has no more of them than examples.
    private static int Parts(Section section) => section.Kind == SectionKind.Module ? 1 + section.Source.AsSpan().Count(">>>") : 1;
}
