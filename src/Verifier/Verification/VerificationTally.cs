using InstructMix.Core;
using InstructMix.Harness;

namespace InstructMix.Verifier.Verification;

/// <summary>Counts while a run goes on; may be read from another thread.</summary>
public sealed class VerificationTally
{
    private readonly long[] _outcomes = new long[Enum.GetValues<Outcome>().Length];
    private readonly long[] _levels = new long[Enum.GetValues<Level>().Length];
    private readonly long[] _kept = new long[Enum.GetValues<Level>().Length];
    private readonly long[] _judged = new long[Enum.GetValues<Judge>().Length];
    private long _unreadable;
    private long _fromLedger;
    private long _twins;

    /// <summary>Candidates that have a verdict.</summary>
    public long Done => _outcomes.Sum();

    internal void Count(Verdict verdict)
    {
        Interlocked.Increment(ref _outcomes[(int)verdict.Outcome]);
        Interlocked.Increment(ref _levels[(int)verdict.Level]);
        if (verdict.Outcome.IsKept()) Interlocked.Increment(ref _kept[(int)verdict.Level]);
        if (verdict.Judged is { } judged) Interlocked.Increment(ref _judged[(int)judged]);
    }

    internal void CountFromLedger(IReadOnlyList<Verdict> verdicts, int twins)
    {
        foreach (var verdict in verdicts) Count(verdict);
        Interlocked.Add(ref _fromLedger, verdicts.Count);
        Interlocked.Add(ref _twins, twins);
    }

    internal void CountUnreadable() => Interlocked.Increment(ref _unreadable);

    internal void CountFromLedger(bool isTwin = false)
    {
        Interlocked.Increment(ref _fromLedger);
        if (isTwin) Interlocked.Increment(ref _twins);
    }

    /// <summary>The counts so far.</summary>
    /// <param name="sandboxFaults">Sandboxes that failed.</param>
    public VerificationSummary Summary(long sandboxFaults = 0)
    {
        long undecided = Outcomes.All.Where(r => r.IsMachineFault).Sum(r => _outcomes[(int)r.Outcome]);
        long kept = Outcomes.All.Where(r => r.IsKept).Sum(r => _outcomes[(int)r.Outcome]);
        return new VerificationSummary
        {
            Candidates = Done,
            Unreadable = _unreadable,
            Kept = kept,
            Undecided = undecided,
            Rejected = Done - kept - undecided,
            FromLedger = _fromLedger,
            Twins = _twins,
            Outcomes = Words<Outcome>(_outcomes),
            Levels = Words<Level>(_levels),
            KeptLevels = Words<Level>(_kept),
            Judged = Words<Judge>(_judged),
            SandboxFaults = sandboxFaults,
        };
    }

    private static OrderedDictionary<string, long> Words<T>(long[] counts)
        where T : struct, Enum =>
        new(Enum.GetValues<T>().Where(v => counts[Convert.ToInt32(v)] > 0)
            .Select(v => KeyValuePair.Create(v.Word(), counts[Convert.ToInt32(v)])));
}
