namespace InstructMix.Core.Pipelines;

/// <summary>Bounds how many bytes are held at a time: what is read ahead of a slow candidate must not fill the memory.</summary>
/// <param name="bytes">The bound. A single item larger than it waits until it is alone.</param>
public sealed class ByteBudget(long bytes)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _room;
    private long _held;

    /// <summary>Takes so many bytes; waits while there are not as many left. One caller at a time.</summary>
    /// <param name="size">The bytes.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The bytes, which come back when they are disposed.</returns>
    public async ValueTask<HeldBytes> TakeAsync(long size, CancellationToken cancellation)
    {
        while (true)
        {
            Task room;
            lock (_lock)
            {
                if (_held == 0 || _held + size <= bytes)
                {
                    _held += size;
                    return new HeldBytes(this, size);
                }

                room = (_room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await room.WaitAsync(cancellation);
        }
    }

    internal void Return(long size)
    {
        lock (_lock)
        {
            _held -= size;
            _room?.TrySetResult();
            _room = null;
        }
    }
}
