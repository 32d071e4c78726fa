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

    /// <summary>So many failures of one trial are its own: as often is it tried.</summary>
    private const int OfOneTrial = 3;

    private long _verdicts;
    private long _faults;
    private long _blamed;
    private long _inARow;

    /// <summary>How many sandboxes have failed, whatever the reason.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>Whether this machine has given verdicts in this run: then a refusal of its engine's is a fault and not a wrong set-up.</summary>
    public bool HasWorked => Interlocked.Read(ref _verdicts) > 0;

    /// <summary>A trial came to a verdict.</summary>
    public void CountVerdict()
    {
        Interlocked.Increment(ref _verdicts);
        Interlocked.Exchange(ref _inARow, 0);
    }

    /// <summary>A sandbox failed that had not been given any trial: the machine's fault.</summary>
    public void CountFault()
    {
        Interlocked.Increment(ref _faults);
        Interlocked.Increment(ref _blamed);
    }

    /// <summary>
    /// A sandbox failed while a trial ran. The first time this is the machine's fault. The third time of one trial it was the trial's, and the machine is
    /// cleared of it, or candidates of one kind could end a run. Only where no other trial comes to a verdict in between, it is the machine after all.
    /// </summary>
    /// <param name="suspect">What ran, not charged with it yet.</param>
    public void CountFault(Job suspect)
    {
        Interlocked.Increment(ref _faults);
        if (suspect.Faults % OfOneTrial == 0) Interlocked.Increment(ref _blamed);
        if (suspect.Faults % OfOneTrial != OfOneTrial - 1) return;
        Interlocked.Decrement(ref _blamed);
        Interlocked.Increment(ref _inARow);
    }

    /// <summary>Throws where so many sandboxes have failed that the run had better stop.</summary>
    /// <param name="last">Why the last one failed.</param>
    /// <exception cref="EngineException">They have.</exception>
    public void Check(string last)
    {
        long blamed = Interlocked.Read(ref _blamed), verdicts = Interlocked.Read(ref _verdicts);
        bool tooMany = blamed > Borne && blamed * TrialsAFault > verdicts;
        if (!tooMany && Interlocked.Read(ref _inARow) <= Borne) return;
        throw new EngineException($"{Faults:N0} sandboxes failed, and {verdicts:N0} trials came to a verdict, so this machine is not fit to give verdicts now (the last one: {last}); "
            + "see 'instructmix sandbox doctor', then run the same command again: it takes up where this one stopped");
    }
}
