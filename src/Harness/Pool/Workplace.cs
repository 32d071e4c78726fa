using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Pool;

/// <summary>A sandbox with its jobs in flight. Sends jobs and takes their verdicts.</summary>
internal sealed class Workplace(Sandbox sandbox, SandboxOptions options, Machine machine, PoolHealth health) : IAsyncDisposable
{
    /// <summary>How much work, in time, is sent ahead. More would wait here while another sandbox has nothing to do.</summary>
    private const double SecondsAhead = 0.1;

    /// <summary>The fewest jobs in flight that keep a runner busy.</summary>
    private const int LeastAhead = 2;

    private readonly VerdictMaker _verdicts = new(options);
    private readonly List<Job> _inFlight = [];
    private double _pace = SecondsAhead;
    private bool _handsBack;
    private bool _owed;

    public Sandbox Sandbox { get; } = sandbox;

    /// <summary>How many jobs are in flight.</summary>
    public int Count => _inFlight.Count;

    /// <summary>False once its sandbox has failed: then nothing is in flight in it, and nothing may be sent.</summary>
    public bool IsFit { get; private set; } = true;

    public bool IsWorn => Sandbox.Sent >= options.TrialsPerSandbox;

    /// <summary>Whether the running trial uses no CPU time and its sandbox may be set aside; never for a trial that has to run alone.</summary>
    public bool MayBeSetAside { get; private set; }

    /// <summary>Whether others work on this one's core.</summary>
    public bool IsAside { get; set; }

    /// <summary>Whether it is time to send jobs: several go together.</summary>
    public bool IsLow => _inFlight.Count <= Depth / 2;

    /// <summary>Whether a job may be sent. What is sent behind a trial that waits, or has waited, comes back.</summary>
    public bool HasRoom => _inFlight.Count < Depth && !IsWorn && !_handsBack && _inFlight is not [{ Doubtful: not null }, ..];

    /// <summary>How many jobs may be in flight, by how long trials took lately.</summary>
    private int Depth => Math.Min(Math.Max((int)(SecondsAhead / _pace), LeastAhead), options.InFlight);

    /// <summary>Adds a job to the next flush.</summary>
    /// <param name="job">The job.</param>
    /// <param name="core">The core that it is to run on; null for any.</param>
    public void Add(Job job, int? core)
    {
        if (Sandbox.TryAdd(job.Trial, core is { } own ? [own, machine.Cores] : null, isStrict: job.Doubtful is not null))
            _inFlight.Add(job);
        else job.Complete(_verdicts.TooLarge(Sandbox.Python));
    }

    /// <summary>Sends what was added.</summary>
    public async Task FlushAsync(CancellationToken stop)
    {
        try
        {
            await Sandbox.FlushAsync(stop);
        }
        catch (SandboxFaultException e)
        {
            Fail(e.Message, Take(0));
        }
    }

    /// <summary>Takes the sandbox's next message. Call it only while jobs are in flight.</summary>
    public async Task TakeAnswerAsync(CancellationToken stop)
    {
        RunnerMessage answer;
        try
        {
            answer = await Sandbox.AnswerAsync(stop);
        }
        catch (SandboxFaultException e)
        {
            Fail(e.Message, Take(0));
            return;
        }

        switch (answer.Type)
        {
            case MessageTypes.Waiting:
                _handsBack = true;
                MayBeSetAside = !_inFlight[0].IsAlone;
                break;
            case MessageTypes.Working:
                MayBeSetAside = false;
                if (IsAside) TakeBackCore();
                break;
            case MessageTypes.Returned:
                Take(1).TakeTurn();
                break;
            default:
                _handsBack = MayBeSetAside = false;
                ReturnCore();
                Judge(answer, Take(0));
                break;
        }
    }

    /// <summary>Ends the sandbox. Jobs in flight do not run again.</summary>
    public ValueTask DisposeAsync()
    {
        ReturnCore();
        return Sandbox.DisposeAsync();
    }

    private void Judge(RunnerMessage answer, Job job)
    {
        if (answer.Type == MessageTypes.Fault)
        {
            Fail(answer.Detail ?? "the runner told of a fault", job);
            return;
        }

        health.CountVerdict();
        var verdict = _verdicts.Of(answer, Sandbox.Python);
        _pace += (Math.Max(verdict.WallSeconds, 0.001) - _pace) / 4;
        var isDoubtful = _verdicts.IsDoubtful(verdict, answer);
        var agrees = job.Doubtful is { } before && (before.Outcome, before.Each) == (verdict.Outcome, verdict.Each);
        // The verdict of the last run counts, with all its fields. Two runs that disagree are decided by one that nothing disturbs, unless the second passed.
        if (agrees || job.IsAlone || (!isDoubtful && (job.Doubtful is null || verdict.Outcome.IsKept())))
            job.Complete(verdict with { Confirmed = answer.Certain is true || (isDoubtful && agrees) });
        else
            job.Doubt(verdict, alone: job.Doubtful is not null || _verdicts.NeedsMachine(verdict, answer));
        if (!answer.Clean) Leave();
    }

    /// <summary>Counts the failure against the trial that ran, which may have broken the sandbox. The trials behind it never ran. All of them run again elsewhere.</summary>
    private void Fail(string why, Job? suspect = null)
    {
        if (suspect is null) health.CountFault();
        else health.CountFault(suspect);
        suspect?.Charge(options.FaultRetries, _verdicts.Undecided(why));
        Leave();
        health.Check(why);
    }

    /// <summary>Runs nothing more here. Where a candidate left something that cannot be cleaned away, this says nothing about the machine.</summary>
    private void Leave()
    {
        IsFit = false;
        ReturnCore();
        foreach (var innocent in _inFlight) innocent.Retry();
        _inFlight.Clear();
    }

    private Job Take(int index)
    {
        var job = _inFlight[index];
        _inFlight.RemoveAt(index);
        return job;
    }

    private void TakeBackCore()
    {
        _owed = true;
        machine.Owe();
    }

    private void ReturnCore()
    {
        if (!_owed) return;
        _owed = false;
        machine.EndOwing();
    }
}
