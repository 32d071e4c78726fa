using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Verification;

namespace InstructMix.Generation.Outputs;

/// <summary>Counts pairs whose fate is settled.</summary>
internal sealed class FinalTally
{
    private readonly Dictionary<Outcome, long> _outcomes = [];
    private readonly Dictionary<Level, long> _levels = [];
    private readonly Dictionary<Level, long> _keptLevels = [];
    private readonly Dictionary<Judge, long> _judged = [];

    /// <summary>How many were kept.</summary>
    public long Kept { get; private set; }

    /// <summary>How many passed, and say the same as a kept one.</summary>
    public long Copies { get; private set; }

    /// <summary>Counts a pair.</summary>
    public void Add(Verification verification)
    {
        Count(_outcomes, verification.Outcome);
        Count(_levels, verification.Level);
        if (verification.Judged is { } judged) Count(_judged, judged);
        if (!verification.Outcome.IsKept()) return;
        Count(_keptLevels, verification.Level);
        Kept++;
    }

    /// <summary>Counts a copy.</summary>
    public void AddCopy() => Copies++;

    /// <summary>The counts.</summary>
    public VerificationSummary Summary()
    {
        long all = _outcomes.Values.Sum(), undecided = _outcomes.Where(o => o.Key.IsMachineFault()).Sum(o => o.Value);
        return new VerificationSummary
        {
            Candidates = all,
            Kept = Kept,
            Undecided = undecided,
            Rejected = all - Kept - undecided,
            Outcomes = Words(_outcomes),
            Levels = Words(_levels),
            KeptLevels = Words(_keptLevels),
            Judged = Words(_judged),
        };
    }

    private static void Count<T>(Dictionary<T, long> counts, T what)
        where T : struct, Enum => counts[what] = counts.GetValueOrDefault(what) + 1;

    private static OrderedDictionary<string, long> Words<T>(Dictionary<T, long> counts)
        where T : struct, Enum => new(counts.OrderBy(c => c.Key).Select(c => KeyValuePair.Create(c.Key.Word(), c.Value)));
}
