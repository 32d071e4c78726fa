using InstructMix.Examples.Pages;
using InstructMix.Harness;

namespace InstructMix.Examples.Running;

/// <summary>What can be done about an example that fails, in the words of the file that it stands in.</summary>
/// <param name="example">The example.</param>
/// <param name="kind">What of it fails: itself, or a docstring of it where it is a file.</param>
internal sealed class Remedies(Example example, ExampleKind kind)
{
    private bool IsRst =>
        example.File.EndsWith(".rst", StringComparison.OrdinalIgnoreCase) || example.File.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);

    private string SetUp => kind switch
    {
        // Each of Sphinx' groups has names of its own.
        _ when example.Groups is [not "*" and var group, ..] =>
            $"define it in an earlier block of the group {group}, or for all groups in {(IsRst ? ".. testsetup:: *" : "{testsetup} *")}",
        ExampleKind.Cell => "define it in an earlier cell",
        ExampleKind.Docstring => "define it in the docstring or in the file",
        ExampleKind.File => "define it in the file",
        _ when IsRst =>
            "define it in an earlier block, or in a comment: .. instructmix-setup:",
        _ => "define it in an earlier block, or in a comment: <!-- instructmix-setup: … -->",
    };

    private string Skip => kind switch
    {
        ExampleKind.Docstring => "skip the line with # doctest: +SKIP",
        ExampleKind.Session => "mark it 'skip'",
        _ => "mark it 'compile' or 'skip'",
    };

    /// <summary>For a section of a page; null where nothing is known.</summary>
    /// <param name="section">Its result.</param>
    /// <param name="hasToRaise">Whether the page says that it raises something.</param>
    /// <param name="before">The results of the page's examples before it.</param>
    public string? OfSection(SectionVerdict section, bool hasToRaise, IReadOnlyList<ExampleResult> before) => section.Outcome switch
    {
        Outcome.Error when section.Exception is "NameError" => OfName(section, before),
        Outcome.Error when section.Exception is "FileNotFoundError" => "there are no files of yours in a sandbox: put them beside the examples with --with FOLDER, or have the example write what it reads",
        Outcome.Error when section.Needs is { Count: > 0 } needs && needs.Contains("stdin") =>
            $"nobody types in a sandbox: {Skip}",
        Outcome.Error when section.Needs is { Count: > 0 } needs && needs.Contains("network") =>
            $"sandboxes have no network: {Skip}",
        Outcome.Error when section is { Exception: { } raised, Kind: not SectionKind.Session and not SectionKind.Module } && !hasToRaise
            => $"if it is to raise that, say so: raises={raised}",
        // The judge writes 0x... for every address, so that both sides read the same.
        Outcome.Failed when section is { Kind: SectionKind.Session, Shown: { } shown } && shown == section.Given
            && shown.Contains("0x...", StringComparison.Ordinal) =>
            "an address is another one in each run: show a part of it, with # doctest: +ELLIPSIS",
        Outcome.Failed when section.Shown is not null => "correct what the page shows, or what it calls",
        Outcome.Failed when section.Kind == SectionKind.Session => "correct what the page shows, or what it calls",
        Outcome.Timeout when kind is ExampleKind.Docstring or ExampleKind.Session => $"give it more with --timeout, or {Skip}",
        Outcome.SyntaxError when section.Reason is SectionReason.AwaitOutsideFunction => "put it into an 'async def', or mark it 'skip'",
        Outcome.EarlyExit when section is { Exception: "SystemExit", Kind: not SectionKind.Session and not SectionKind.Module } =>
            "if it is to end there, say so: raises=SystemExit",
        var outcome => outcome.Row().ExampleRemedy,
    };

    private string OfName(SectionVerdict section, IReadOnlyList<ExampleResult> before)
    {
        var from = section.Missing is { } name
            ? before.LastOrDefault(b => b.Outcome?.IsKept() != true && Folding.Binds(b.Source, name)) : null;
        return from is null
            ? SetUp
            : $"the {from.What} at line {from.Line}, which {(from.Outcome is null ? "was skipped" : "failed")}, was to define it";
    }
}
