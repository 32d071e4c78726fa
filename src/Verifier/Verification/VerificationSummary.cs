namespace InstructMix.Verifier.Verification;

/// <summary>The counts of a run, so far or at its end. Candidates = the outcomes' sum; records = candidates + unreadable.</summary>
public sealed record VerificationSummary
{
    /// <summary>Candidates that were read.</summary>
    public long Candidates { get; init; }

    /// <summary>Records that could not be read.</summary>
    public long Unreadable { get; init; }

    /// <summary>Candidates that passed.</summary>
    public long Kept { get; init; }

    /// <summary>Candidates that did not.</summary>
    public long Rejected { get; init; }

    /// <summary>Candidates that no sandbox could decide.</summary>
    public long Undecided { get; init; }

    /// <summary>Verdicts that the ledger had, or another candidate of this run with the same code and stub.</summary>
    public long FromLedger { get; init; }

    /// <summary>How many came to each outcome; outcomes that did not occur are left out.</summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>How many were proved to each level.</summary>
    public required IReadOnlyDictionary<string, long> Levels { get; init; }

    /// <summary>How many stubs were judged outside and inside.</summary>
    public required IReadOnlyDictionary<string, long> Judged { get; init; }

    /// <summary>Sandboxes that failed and were replaced.</summary>
    public long SandboxFaults { get; init; }
}
