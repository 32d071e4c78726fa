namespace InstructMix.Cli.Gate;

/// <summary>The counts of a run of <c>check</c>. Checks = passed + failed + known + undecided; an example is checked once on each Python.</summary>
internal sealed record GateSummary
{
    /// <summary>Files that were looked at.</summary>
    public required long Files { get; init; }

    /// <summary>Examples in them.</summary>
    public required long Examples { get; init; }

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

    /// <summary>What could not be read.</summary>
    public required long Unusable { get; init; }

    /// <summary>Verdicts that the ledger had.</summary>
    public required long FromLedger { get; init; }
}
