namespace InstructMix.Verifier.Reverification;

/// <summary>The counts of a re-verification. Records = pairs + passed_through + unreadable.</summary>
public sealed record ReverificationSummary
{
    /// <summary>The Pythons, from the oldest.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Pairs that were run on every Python.</summary>
    public long Pairs { get; init; }

    /// <summary>Pairs of other sources of a mix, which are no Python to run and are among the survivors.</summary>
    public long PassedThrough { get; init; }

    /// <summary>Records that could not be read.</summary>
    public long Unreadable { get; init; }

    /// <summary>Records whose id another one had before.</summary>
    public long Renamed { get; init; }

    /// <summary>How many pairs came to each outcome, for each Python.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Outcomes { get; init; }

    /// <summary>Pairs whose outcome changed from Python to Python, or against the verdict that the set carries.</summary>
    public long Changed { get; init; }

    /// <summary>Pairs that used to pass and no longer do: what <c>--gate</c> looks for.</summary>
    public long Broken { get; init; }

    /// <summary>How many changes each cause has made.</summary>
    public required IReadOnlyDictionary<string, long> Causes { get; init; }

    /// <summary>How many pairs will break in which Python, as their warnings foretell; <c>later</c> where none is named.</summary>
    public required IReadOnlyDictionary<string, long> WillBreak { get; init; }

    /// <summary>Pairs that survive, those that passed through included.</summary>
    public long Kept { get; init; }

    /// <summary>Verdicts that no sandbox could give.</summary>
    public long Undecided { get; init; }

    /// <summary>Verdicts that the ledger had, or another pair of this run with the same code and stub.</summary>
    public long FromLedger { get; init; }

    /// <summary>Sandboxes that failed and were replaced.</summary>
    public long SandboxFaults { get; init; }
}
