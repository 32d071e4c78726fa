using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Pool;

/// <summary>
/// Tells a pool whose sandboxes fail now and then, which is mended unseen, from one whose machine is not fit to give verdicts.
/// </summary>
internal sealed class PoolHealth
{
    /// <summary>So many failures are borne in any run, however short.</summary>
    private const int Borne = 20;

    /// <summary>Beyond these, one failure in so many trials is borne.</summary>
    private const int TrialsAFault = 20;

    /// <summary>As often is a trial tried.</summary>
    private const int OfOneTrial = 3;

    private long _trials;
    private long _faults;

    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Whether this machine has run trials in this run: then a refusal of its engine's is a fault and not a wrong set-up.</summary>
    public bool HasWorked => Interlocked.Read(ref _trials) > 0;

    public void CountTrial() => Interlocked.Increment(ref _trials);

    /// <summary>A sandbox failed that had not been given any trial.</summary>
    public void CountFault() => Interlocked.Increment(ref _faults);

    /// <summary>A sandbox failed while a trial ran, which may be what broke it: so many failures of one trial are one, or a few candidates could end a run.</summary>
    /// <param name="suspect">What ran, not charged with it yet.</param>
    public void CountFault(Job suspect)
    {
        if (suspect.Faults % OfOneTrial == 0) CountFault();
    }

    /// <summary>Throws where so many sandboxes have failed that the run had better stop.</summary>
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
