namespace InstructMix.Harness.Pool;

/// <summary>
/// What pools that work side by side share: the cores, and the right to run a trial alone. Each pool keeps sandboxes of its own kind warm.
/// A pool that has work uses the cores, so that all cores are busy until the last pool is done.
/// </summary>
/// <param name="cores">How many sandboxes of all the pools may work at a time.</param>
public sealed class Machine(int cores)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<int>> _waiting = new();
    private readonly Stack<int> _free = new(Enumerable.Range(0, cores).Reverse());
    private readonly Stack<int> _repaid = new();
    private int _owed;
    private int _aside;
    private TaskCompletionSource _asideChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Confirmations Confirmations { get; } = new();

    /// <summary>How many cores there are.</summary>
    internal int Cores => cores;

    /// <summary>Whether a trial that was set aside works again and has no core. A lane that has one should give it up soon.</summary>
    internal bool Owes => Volatile.Read(ref _owed) > 0;

    /// <summary>Whether one more sandbox may be set aside. If so, it counts until <see cref="EndAside"/>.</summary>
    /// <param name="most">The most of them, those of other pools included.</param>
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

    /// <summary>Takes a core, in the order of asking. Gives its number, from 0.</summary>
    internal async Task<int> TakeCoreAsync(CancellationToken cancellation)
    {
        TaskCompletionSource<int> turn;
        lock (_lock)
        {
            if (_free.TryPop(out int core)) return core;
            turn = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }

        await using var given = cancellation.Register(() => turn.TrySetCanceled(cancellation));
        return await turn.Task;
    }

    /// <summary>Gives back a core that was taken.</summary>
    internal void ReturnCore(int core)
    {
        lock (_lock) PassOn(core);
    }

    /// <summary>A trial that was set aside works again. It goes on at once; the next core that gets free belongs to it.</summary>
    internal void Owe()
    {
        lock (_lock)
        {
            if (_free.TryPop(out int core)) _repaid.Push(core);
            else _owed++;
        }
    }

    /// <summary>A trial for which <see cref="Owe"/> was called is over.</summary>
    internal void EndOwing()
    {
        lock (_lock)
        {
            if (_repaid.TryPop(out int core)) PassOn(core);
            else _owed--;
        }
    }

    private void PassOn(int core)
    {
        if (_owed > 0)
        {
            _owed--;
            _repaid.Push(core);
            return;
        }

        // A caller that was cancelled while it waited takes no turn.
        while (_waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult(core)) return;
        }

        _free.Push(core);
    }
}
