using System.Text.RegularExpressions;
using InstructMix.Harness;

namespace InstructMix.Examples.Running;

/// <summary>What can be done about an example that fails.</summary>
internal static class Remedies
{
    /// <summary>For a section of a page; null where nothing is known.</summary>
    /// <param name="section">Its result.</param>
    /// <param name="hasToRaise">Whether the page says that it raises something.</param>
    /// <param name="before">The results of the page's examples before it.</param>
    public static string? OfSection(SectionVerdict section, bool hasToRaise, IReadOnlyList<ExampleResult> before) => section.Outcome switch
    {
        Outcome.Error when section.Exception is "NameError" => OfName(section, before),
        Outcome.Error when section.Exception is "FileNotFoundError" => "there are no files of yours in a sandbox: put them beside the examples with --with FOLDER, or have the example write what it reads",
        Outcome.Error when section.Needs is { Count: > 0 } needs && needs.Contains("stdin") =>
            "nobody types in a sandbox: mark it 'compile' or 'skip'",
        Outcome.Error when section.Needs is { Count: > 0 } needs && needs.Contains("network") =>
            "sandboxes have no network: mark it 'compile' or 'skip'",
        Outcome.Error when section is { Exception: { } raised, Kind: not SectionKind.Session and not SectionKind.Module } && !hasToRaise
            => $"if it is to raise that, say so: raises={raised}",
        Outcome.Failed when section.Shown is not null => "correct what the page shows, or what it calls",
        Outcome.SyntaxError when section.Reason is SectionReason.AwaitOutsideFunction => "put it into an 'async def', or mark it 'skip'",
        Outcome.EarlyExit when section is { Exception: "SystemExit", Kind: not SectionKind.Session and not SectionKind.Module } =>
            "if it is to end there, say so: raises=SystemExit",
        var outcome => outcome.Row().ExampleRemedy,
    };

    private static string OfName(SectionVerdict section, IReadOnlyList<ExampleResult> before)
    {
        var from = section.Missing is { } name ? before.LastOrDefault(b => b.Outcome?.IsKept() != true && Binds(b.Source, name)) : null;
        return from is null
            ? "define it in an earlier block, or in a comment: <!-- instructmix-setup: … -->"
            : $"the {from.What} at line {from.Line}, which {(from.Outcome is null ? "was skipped" : "failed")}, was to define it";
    }

    private static bool Binds(string source, string name) =>
        Regex.IsMatch(source, $@"\b(?:def|class|import|as)\s+{Regex.Escape(name)}\b|^\s*(?:>>> )?{Regex.Escape(name)}\s*(?::[^=\n]*)?=", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
}
