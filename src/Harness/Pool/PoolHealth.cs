using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Pool;

/// <summary>
/// Distinguishes a pool whose sandboxes fail now and then, which does no harm, from one whose machine is not fit to give verdicts.
/// </summary>
internal sealed class PoolHealth
{
    /// <summary>So many failures are allowed in any run, however short.</summary>
    private const int Borne = 20;

    /// <summary>Beyond these, one failure in so many trials is allowed.</summary>
    private const int TrialsAFault = 20;

    /// <summary>How often a trial is tried.</summary>
    private const int OfOneTrial = 3;

    private long _trials;
    private long _faults;

    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Whether trials have run in this run. Then a refusal of the engine is a fault, and not a wrong set-up.</summary>
    public bool HasWorked => Interlocked.Read(ref _trials) > 0;

    public void CountTrial() => Interlocked.Increment(ref _trials);

    /// <summary>Counts a sandbox that failed without a trial.</summary>
    public void CountFault() => Interlocked.Increment(ref _faults);

    /// <summary>Counts a sandbox that failed while a trial ran. The trial may have broken it, so all failures with one trial count as one; else a few candidates could end a run.</summary>
    /// <param name="suspect">The trial that ran, before this failure is counted against it.</param>
    public void CountFault(Job suspect)
    {
        if (suspect.Faults % OfOneTrial == 0) CountFault();
    }

    /// <summary>Throws where so many sandboxes have failed that the run should stop.</summary>
    /// <param name="last">Why the last one failed.</param>
    /// <exception cref="EngineException">They have.</exception>
    public void Check(string last)
    {
        long faults = Faults, trials = Interlocked.Read(ref _trials);
        if (faults <= Borne || faults * TrialsAFault <= trials) return;
        throw new EngineException($"{faults:N0} sandboxes failed in {trials:N0} trials, so this machine is not fit to give verdicts now (the last one: {last}); "
            + "see 'instructmix sandbox doctor', then run the same command again: it takes up where this one stopped");
    }
}
