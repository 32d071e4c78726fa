namespace InstructMix.Harness.Pool;

/// <summary>
/// Tells when a trial that has to be confirmed may run alone: when there is no other left to run. Until then it is held back, so that
/// the sandboxes work on, and stop for confirmations only where they would have stopped anyway. Whatever comes meanwhile waits for one
/// confirmation at the most.
/// </summary>
internal sealed class Confirmations
{
    private readonly Lock _lock = new();
    private readonly Queue<Job> _held = new();
    private TaskCompletionSource? _free;
    private Job? _alone;
    private int _ordinary;

    /// <summary>Another job has come, which may run beside others.</summary>
    public void Add()
    {
        lock (_lock) _ordinary++;
    }

    /// <summary>Waits while a job runs alone. After this the caller's own job, which was added, keeps all from running alone.</summary>
    public Task OpenAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_alone is null) return Task.CompletedTask;
            _free ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _free.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Holds a job back until it may run alone: one whose outcome has become doubtful, or whose sandbox failed in its run alone.</summary>
    public void HoldBack(Job job)
    {
        lock (_lock)
        {
            if (job.IsDone) return; // cancelled meanwhile, and let go of
            Release(job);
            job.IsHeld = true;
            _held.Enqueue(job);
            Advance();
        }
    }

    /// <summary>Ends a job, with or without a verdict.</summary>
    public void Remove(Job job)
    {
        lock (_lock)
        {
            Release(job);
            Advance();
        }
    }

    private void Release(Job job)
    {
        // One that is held back is passed over when its turn comes.
        if (job == _alone) _alone = null;
        else if (!job.IsHeld) _ordinary--;
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
