namespace InstructMix.Harness.Pool;

/// <summary>
/// Says when a trial that needs the machine to itself may run: when no other trial is left to run. Until then it is held back, so that
/// the sandboxes work on. They stop for it only where they have nothing else to do. A new trial waits for one such run at the most.
/// </summary>
internal sealed class Confirmations
{
    private readonly Lock _lock = new();
    private readonly Queue<Job> _held = new();
    private readonly HashSet<Job> _doubted = [];
    private TaskCompletionSource? _free;
    private Job? _alone;
    private int _ordinary;

    /// <summary>The outcomes in doubt: of trials that wait for another run, or have it.</summary>
    public IReadOnlyList<Outcome> Doubtful
    {
        get
        {
            lock (_lock) return [.. _doubted.Select(j => j.Doubtful!.Outcome)];
        }
    }

    /// <summary>A job's outcome is in doubt: it runs again.</summary>
    public void Doubt(Job job)
    {
        lock (_lock)
        {
            if (!job.IsDone) _doubted.Add(job);
        }
    }

    /// <summary>Another job has come, which may run beside others.</summary>
    public void Add()
    {
        lock (_lock) _ordinary++;
    }

    /// <summary>Waits while a job runs alone. Add the caller's own job before: after the wait it keeps every other job from running alone.</summary>
    public Task OpenAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_alone is null) return Task.CompletedTask;
            _free ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _free.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Holds a job back until it may run alone: one whose outcome is in doubt, or whose sandbox failed in its run alone.</summary>
    public void HoldBack(Job job)
    {
        lock (_lock)
        {
            if (job.IsDone) return; // It was cancelled meanwhile.
            Release(job);
            job.IsAlone = true;
            _held.Enqueue(job);
            Advance();
        }
    }

    /// <summary>Ends a job, with or without a verdict.</summary>
    public void Remove(Job job)
    {
        lock (_lock)
        {
            _doubted.Remove(job);
            Release(job);
            Advance();
        }
    }

    private void Release(Job job)
    {
        // A job that is held back is passed over when its turn comes.
        if (job == _alone) _alone = null;
        else if (!job.IsAlone) _ordinary--;
    }

    private void Advance()
    {
        if (_alone is not null) return;
        while (_ordinary == 0 && _held.TryDequeue(out var next))
        {
            if (next.IsDone) continue;
            _alone = next;
            next.TakeTurn();
            return;
        }

        _free?.SetResult();
        _free = null;
    }
}
