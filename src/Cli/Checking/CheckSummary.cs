using InstructMix.Examples;

namespace InstructMix.Cli.Checking;

/// <summary>The counts of a run of <c>check</c>. Checks = passed + failed + known + undecided; an example is checked once on each Python.</summary>
internal sealed record CheckSummary
{
    /// <summary>Files that were looked at.</summary>
    public required long Files { get; init; }

    /// <summary>Examples in them.</summary>
    public required long Examples { get; init; }

    /// <summary>Pythons that they were checked on.</summary>
    public required long Pythons { get; init; }

    /// <summary>Examples times Pythons, without those that were skipped.</summary>
    public required long Checks { get; init; }

    /// <summary>How many passed.</summary>
    public required long Passed { get; init; }

    /// <summary>How many failed and are not in the baseline.</summary>
    public required long Failed { get; init; }

    /// <summary>How many failed and are in the baseline.</summary>
    public required long Known { get; init; }

    /// <summary>Entries of the baseline that do not fail any more.</summary>
    public required long Mended { get; init; }

    /// <summary>How many were skipped.</summary>
    public required long Skipped { get; init; }

    /// <summary>How many no sandbox could decide.</summary>
    public required long Undecided { get; init; }

    /// <summary>Outputs that were rewritten on pages, as <c>--update</c> asks for.</summary>
    public required long Updated { get; init; }

    /// <summary>What could not be read.</summary>
    public required long Unusable { get; init; }

    /// <summary>Verdicts that the ledger had.</summary>
    public required long FromLedger { get; init; }

    /// <summary>Those of a run.</summary>
    public static CheckSummary Of(CheckResult result) => new()
    {
        Files = result.Files.Count,
        Examples = result.Examples.DistinctBy(e => (e.File, e.Line, e.What)).Count(),
        Pythons = result.Examples.Where(e => e.Outcome is not null).Select(e => e.Python).Distinct().Count(),
        Checks = result.Examples.Count(e => e.Outcome is not null),
        Passed = result.Examples.Count(e => e.Outcome is not null && !e.Failed),
        Failed = result.Failures.Count(e => !e.Undecided),
        Known = result.Known.Count,
        Mended = result.Mended.Count,
        Skipped = result.Examples.Count(e => e.Outcome is null),
        Undecided = result.Examples.Count(e => e.Undecided),
        Updated = result.Updated,
        Unusable = result.Problems.Count,
        FromLedger = result.Examples.Count(e => e.FromLedger),
    };
}
