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

    internal Gate Gate { get; } = new();

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

    internal void ReturnCore()
    {
        lock (_lock)
        {
            // Who was cancelled while waiting takes no turn.
            while (_waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult()) return;
            }

            _free++;
        }
    }
}
