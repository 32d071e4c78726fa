using System.Collections.Concurrent;

namespace InstructMix.Generation.Tests;

/// <summary>A clock that stands still and on which waits are over at once, and are remembered. Timers of <paramref name="real"/> length (an attempt's time-out) run as long as they say.</summary>
internal sealed class HastyTime(TimeSpan real) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override DateTimeOffset GetUtcNow() => Start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, System.CreateTimer(callback, state, Shorten(dueTime), period));

    private TimeSpan Shorten(TimeSpan due)
    {
        if (due == Timeout.InfiniteTimeSpan || due == real) return due;
        _waits.Enqueue(due);
        return TimeSpan.Zero;
    }

    private sealed class Timer(HastyTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(time.Shorten(dueTime), period);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
