namespace InstructMix.Generation.Endpoints;

/// <summary>
/// How many attempts may be under way at once: as many as the user allows, half of it each time the server says that it is too much, and slowly more again
/// while it answers (additive increase, multiplicative decrease, as TCP has it). Safe for use by many at once.
/// </summary>
/// <param name="most">The most that may be under way.</param>
internal sealed class AdaptiveGate(int most)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<int>> _waiting = new();
    private double _width = most;
    private int _inside;
    private int _halvings;

    /// <summary>How many may be under way now.</summary>
    public int Width
    {
        get
        {
            lock (_lock) return (int)_width;
        }
    }

    /// <summary>Waits for a place. Gives a ticket, which <see cref="Leave"/> wants back.</summary>
    public async Task<int> EnterAsync(CancellationToken cancellation)
    {
        TaskCompletionSource<int> place;
        lock (_lock)
        {
            if (_inside < (int)_width)
            {
                _inside++;
                return _halvings;
            }

            place = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place);
        }

        await using var registration = cancellation.Register(() => place.TrySetCanceled(cancellation));
        return await place.Task;
    }

    /// <summary>Gives the place back.</summary>
    /// <param name="ticket">What entering gave.</param>
    /// <param name="isTooMuch">Whether the server said that it has too much to do.</param>
    public void Leave(int ticket, bool isTooMuch)
    {
        lock (_lock)
        {
            _inside--;
            // Attempts that were sent before the last halving say nothing about the width after it.
            if (!isTooMuch) _width = Math.Min(most, _width + (1 / _width));
            else if (ticket == _halvings) (_width, _halvings) = (Math.Max(1, _width / 2), _halvings + 1);
            while (_inside < (int)_width && _waiting.TryDequeue(out var next))
                if (next.TrySetResult(_halvings)) _inside++;
        }
    }
}
