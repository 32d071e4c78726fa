using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Judging;

/// <summary>Makes one verdict of the verdicts of repeated runs.</summary>
internal static class Repetitions
{
    /// <summary>The first verdict where all have the same outcome; else <c>flaky</c>, with what differed.</summary>
    /// <param name="entries">The verdicts, in the order of their hash seeds, from 0.</param>
    public static LedgerEntry Agree(IReadOnlyList<LedgerEntry> entries)
    {
        var first = entries[0];
        // A fault of a sandbox is no disagreement: it leaves the candidate undecided.
        if (entries.FirstOrDefault(e => e.Verdict.Outcome.IsMachineFault()) is { } fault) return fault;
        for (int seed = 1; seed < entries.Count; seed++)
        {
            var other = entries[seed].Verdict;
            if (other.Outcome == first.Verdict.Outcome) continue;
            var detail = $"hash seed 0: {Describe(first.Verdict)}; hash seed {seed}: {Describe(other)}";
            // What needs about as much time as it has is no candidate that depends on chance.
            if (first.Verdict.Outcome == Outcome.Timeout || other.Outcome == Outcome.Timeout)
                detail = $"it is done in time in one run and not in another ({detail}): give it more with --timeout";
            return first with { Verdict = first.Verdict with { Outcome = Outcome.Flaky, Where = "candidate", Detail = detail } };
        }

        return first;
    }

    private static string Describe(Verdict verdict) =>
        verdict.Detail is { } detail ? $"{verdict.Outcome.Word()} ({detail})" : verdict.Outcome.Word();
}
