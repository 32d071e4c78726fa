namespace InstructMix.Harness.Pool;

/// <summary>A trial on its way through the pool.</summary>
internal sealed class Job
{
    private readonly TaskCompletionSource<Verdict> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Confirmations _confirmations;
    private readonly JobQueues _queues;
    private readonly CancellationTokenRegistration _stopping;
    private int _faults;

    /// <param name="trial">The trial.</param>
    /// <param name="confirmations">Says when it may run, beside others or alone.</param>
    /// <param name="queues">Take jobs that have to run again.</param>
    /// <param name="stop">Cancels it, wherever it is.</param>
    public Job(Trial trial, Confirmations confirmations, JobQueues queues, CancellationToken stop)
    {
        (Trial, _confirmations, _queues) = (trial, confirmations, queues);
        confirmations.Add();
        _stopping = stop.Register(Cancel);
    }

    public Trial Trial { get; }

    public Task<Verdict> Verdict => _done.Task;

    public bool IsDone => _done.Task.IsCompleted;

    /// <summary>The verdict of the last run, where it may have been the machine's fault: the next run is on a core of its own, or alone.</summary>
    public Verdict? Doubtful { get; private set; }

    /// <summary>Whether it runs with the machine to itself, now or when its turn comes; set by <see cref="Confirmations"/> alone.</summary>
    public bool IsAlone { get; set; }

    /// <summary>How many sandboxes failed while it ran.</summary>
    public int Faults => _faults;

    /// <summary>Has the trial run again before its verdict counts.</summary>
    /// <param name="verdict">The verdict in doubt.</param>
    /// <param name="alone">Whether that run has the machine to itself, and not a core alone.</param>
    public void Doubt(Verdict verdict, bool alone)
    {
        Doubtful = verdict;
        _confirmations.Doubt(this);
        if (alone) _confirmations.HoldBack(this);
        else Retry();
    }

    /// <summary>Has it run again, because its sandbox ended for another reason.</summary>
    public void Retry()
    {
        if (IsAlone) _confirmations.HoldBack(this);
        else if (Doubtful is null) TakeTurn();
        else _queues.AddInDoubt(this);
    }

    /// <summary>Counts a sandbox that failed while it ran, and has it run again, or decides that it is undecided.</summary>
    /// <param name="retries">How often it may run again.</param>
    /// <param name="undecided">The verdict after that.</param>
    public void Charge(int retries, Verdict undecided)
    {
        if (++_faults >= retries) Complete(undecided);
        else Retry();
    }

    /// <summary>Gives it to the next sandbox that has nothing else to do.</summary>
    public void TakeTurn() => _queues.AddAgain(this);

    public void Complete(Verdict verdict)
    {
        if (_done.TrySetResult(verdict)) Leave();
    }

    public void Fail(Exception error)
    {
        if (_done.TrySetException(error)) Leave();
    }

    public void Cancel()
    {
        if (_done.TrySetCanceled(new CancellationToken(canceled: true))) Leave();
    }

    private void Leave()
    {
        _stopping.Unregister();
        _confirmations.Remove(this);
    }
}
