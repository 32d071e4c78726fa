using InstructMix.Core;
using InstructMix.Harness;

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

    /// <summary>Candidates of the input that belong to other shares; null where the whole input was verified.</summary>
    public long? OtherShares { get; init; }

    /// <summary>The counts of runs that together verified an input.</summary>
    /// <param name="parts">The runs' counts.</param>
    public static VerificationSummary Together(IReadOnlyList<VerificationSummary> parts)
    {
        return new VerificationSummary
        {
            Candidates = parts.Sum(p => p.Candidates),
            Unreadable = parts.Sum(p => p.Unreadable),
            Kept = parts.Sum(p => p.Kept),
            Rejected = parts.Sum(p => p.Rejected),
            Undecided = parts.Sum(p => p.Undecided),
            FromLedger = parts.Sum(p => p.FromLedger),
            Outcomes = Sum<Outcome>(p => p.Outcomes),
            Levels = Sum<Level>(p => p.Levels),
            Judged = Sum<Judge>(p => p.Judged),
            SandboxFaults = parts.Sum(p => p.SandboxFaults),
        };

        OrderedDictionary<string, long> Sum<T>(Func<VerificationSummary, IReadOnlyDictionary<string, long>> counts)
            where T : struct, Enum =>
            new(Enum.GetValues<T>().Select(v => KeyValuePair.Create(v.Word(), parts.Sum(p => counts(p).GetValueOrDefault(v.Word()))))
                .Where(c => c.Value > 0));
    }
}
