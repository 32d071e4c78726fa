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

    /// <summary>Those of <see cref="FromLedger"/> whose code and stub another candidate of this run had: they were run once.</summary>
    public long Twins { get; init; }

    /// <summary>How many came to each outcome; outcomes that did not occur are left out.</summary>
    public required IReadOnlyDictionary<string, long> Outcomes { get; init; }

    /// <summary>How many were proved to each level.</summary>
    public required IReadOnlyDictionary<string, long> Levels { get; init; }

    /// <summary>How many of the kept ones were proved to each level.</summary>
    public IReadOnlyDictionary<string, long> KeptLevels { get; init; } = new Dictionary<string, long>();

    /// <summary>The counts by problem; null for a share, to which only some of the answers to a problem belong, and where problems are too many.</summary>
    public PassRates? Rates { get; init; }

    /// <summary>The counts by problem for each model, or each value of the field that candidates are counted by; null where none has one.</summary>
    public IReadOnlyList<PassRates>? Groups { get; init; }

    /// <summary>Options that would mend what many rejects have in common, the one that concerns most of them first; null where there is none.</summary>
    public IReadOnlyList<Hint>? Hints { get; init; }

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
            Twins = parts.Sum(p => p.Twins),
            Outcomes = Sum<Outcome>(p => p.Outcomes),
            Levels = Sum<Level>(p => p.Levels),
            KeptLevels = Sum<Level>(p => p.KeptLevels),
            Judged = Sum<Judge>(p => p.Judged),
            SandboxFaults = parts.Sum(p => p.SandboxFaults),
            Hints = Together([.. parts.SelectMany(p => p.Hints ?? [])]),
        };

        static IReadOnlyList<Hint>? Together(IReadOnlyList<Hint> hints) => hints.Count == 0 ? null
            : [.. hints.GroupBy(h => (h.Option, h.Why)).Select(g => g.First() with { Candidates = g.Sum(h => h.Candidates) })
                .OrderByDescending(h => h.Candidates).ThenBy(h => h.Why, StringComparer.Ordinal)];

        OrderedDictionary<string, long> Sum<T>(Func<VerificationSummary, IReadOnlyDictionary<string, long>> counts)
            where T : struct, Enum =>
            new(Enum.GetValues<T>().Select(v => KeyValuePair.Create(v.Word(), parts.Sum(p => counts(p).GetValueOrDefault(v.Word()))))
                .Where(c => c.Value > 0));
    }
}
