namespace InstructMix.Harness.Sandboxes;

/// <summary>
/// What pools that work side by side share: the cores, and the right to run a trial with nothing else running. Each pool keeps
/// sandboxes of its own kind warm, and whichever has work uses the cores, so that all are busy until the last pool is done.
/// </summary>
/// <param name="cores">How many sandboxes of all the pools may work at a time.</param>
public sealed class Machine(int cores)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _free = cores;
    private int _owed;
    private int _aside;
    private TaskCompletionSource _asideChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Gate Gate { get; } = new();

    /// <summary>Whether a trial that was set aside works again without a core: whoever has one is to give it up soon.</summary>
    internal bool Owes => Volatile.Read(ref _owed) > 0;

    /// <summary>More cores, for a pool that works beside others on cores of its own.</summary>
    internal void Widen(int more)
    {
        lock (_lock)
        {
            while (more-- > 0) PassOn();
        }
    }

    /// <summary>Whether one more sandbox may be set aside, which then counts until <see cref="EndAside"/>.</summary>
    /// <param name="most">How many there may be, those of other pools included.</param>
    internal bool TrySetAside(int most)
    {
        lock (_lock)
        {
            if (_aside >= most) return false;
            _aside++;
            return true;
        }
    }

    internal void EndAside()
    {
        lock (_lock)
        {
            _aside--;
            _asideChanged.SetResult();
            _asideChanged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Ends when there is room for one more again.</summary>
    internal Task AsideChanged
    {
        get
        {
            lock (_lock) return _asideChanged.Task;
        }
    }

    /// <summary>Takes a core, in the order of asking.</summary>
    internal async Task TakeCoreAsync(CancellationToken cancellation)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await using var given = cancellation.Register(() => turn.TrySetCanceled(cancellation));
        await turn.Task;
    }

    /// <summary>Gives a core back: one that was taken, or that of a trial for which <see cref="Owe"/> was called.</summary>
    internal void ReturnCore()
    {
        lock (_lock) PassOn();
    }

    /// <summary>A trial that was set aside works again. It does not wait for a core: the next that is free is its own.</summary>
    internal void Owe()
    {
        lock (_lock)
        {
            if (_free > 0) _free--;
            else _owed++;
        }
    }

    private void PassOn()
    {
        if (_owed > 0)
        {
            _owed--;
            return;
        }

        // Who was cancelled while waiting takes no turn.
        while (_waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult()) return;
        }

        _free++;
    }
}
