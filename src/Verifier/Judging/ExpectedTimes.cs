using System.Collections.Concurrent;
using InstructMix.Harness;

namespace InstructMix.Verifier.Judging;

/// <summary>How long trials may take: as long as the longest one with the same stub did, be it of this run or in the ledger.</summary>
internal sealed class ExpectedTimes
{
    /// <summary>What takes less does not matter at the end of a run, and stays in the order of the input, in which the same stub comes again.</summary>
    private const double Long = 0.25;

    // By the hash of the stub, as nothing but an order depends on it. Most runs have few stubs in which anything takes long.
    private readonly ConcurrentDictionary<int, double> _longest = new();

    /// <summary>Notes how long one took.</summary>
    public void Note(Trial trial, Verdict verdict)
    {
        if (verdict.WallSeconds < Long || trial.Stub.Source.Length == 0) return;
        _longest.AddOrUpdate(NameOf(trial), verdict.WallSeconds, (_, before) => Math.Max(before, verdict.WallSeconds));
    }

    /// <summary>The trial with the time that it may take.</summary>
    public Trial On(Trial trial) =>
        _longest.IsEmpty || !_longest.TryGetValue(NameOf(trial), out double seconds) ? trial : trial with { Expected = seconds };

    private static int NameOf(Trial trial) => HashCode.Combine(trial.Stub.Kind, trial.Stub.Source);
}
