namespace InstructMix.Harness.Sandboxes;

/// <summary>
/// Lets many trials in at a time, or one that wants to be alone: with that one waiting no other enters, and it enters
/// when the last has left. So a second run of what may have been the machine's fault meets an idle machine.
/// </summary>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _alone = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _inside;
    private bool _occupied;

    /// <summary>Enters where that needs no waiting.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_occupied || _alone.Count > 0) return false;
            _inside++;
            return true;
        }
    }

    public Task EnterAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (TryEnter()) return Task.CompletedTask;
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(turn);
            return turn.Task.WaitAsync(cancellation);
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            _inside--;
            Advance();
        }
    }

    public Task EnterAloneAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _alone.Enqueue(turn);
            Advance();
            return turn.Task.WaitAsync(cancellation);
        }
    }

    public void LeaveAlone()
    {
        lock (_lock)
        {
            _occupied = false;
            Advance();
        }
    }

    private void Advance()
    {
        if (_occupied || _inside > 0) return;
        if (_alone.TryDequeue(out var next))
        {
            _occupied = true;
            next.SetResult();
            return;
        }

        _inside += _waiting.Count;
        foreach (var turn in _waiting) turn.SetResult();
        _waiting.Clear();
    }
}
