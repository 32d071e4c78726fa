using System.Threading.Channels;

namespace InstructMix.Harness.Pool;

/// <summary>The jobs of a pool that wait for a sandbox.</summary>
/// <param name="capacity">How many new ones may wait.</param>
internal sealed class JobQueues(int capacity)
{
    /// <summary>How many queues there are.</summary>
    public const int Count = 3;

    /// <summary>Bounds the new ones, as a channel with an order of its own does not: it has one item for each of them.</summary>
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(capacity);

    private readonly Channel<(Job Job, long Number)> _new = Channel.CreateUnboundedPrioritized(
        new UnboundedPrioritizedChannelOptions<(Job Job, long Number)> { Comparer = Comparer<(Job Job, long Number)>.Create(Compare) });

    private readonly Channel<Job> _again = Channel.CreateUnbounded<Job>();
    private readonly Channel<Job> _inDoubt = Channel.CreateUnbounded<Job>();
    private long _number;

    /// <summary>Adds one that has to run again and goes before the new ones: it was handed back, or lost its sandbox, or may run alone now.</summary>
    public void AddAgain(Job job) => _again.Writer.TryWrite(job);

    /// <summary>Adds one in doubt, which waits for a core that nothing else needs.</summary>
    public void AddInDoubt(Job job) => _inDoubt.Writer.TryWrite(job);

    /// <summary>Adds a new job. Waits while too many wait.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="ChannelClosedException">No more jobs are taken.</exception>
    public async ValueTask AddAsync(Job job, CancellationToken cancellation)
    {
        await _room.Writer.WriteAsync(true, cancellation);
        if (!_new.Writer.TryWrite((job, Interlocked.Increment(ref _number)))) throw new ChannelClosedException();
    }

    /// <summary>Takes no more new jobs; who waits to add one is told.</summary>
    public void Close()
    {
        _room.Writer.TryComplete();
        _new.Writer.TryComplete();
    }

    /// <summary>Takes the next job: of the new ones that which is expected to take longest, else the oldest. One in doubt comes last.</summary>
    /// <param name="mayConfirm">Whether it may be one in doubt: nothing else is in flight in the sandbox.</param>
    /// <param name="job">The job.</param>
    public bool TryTake(bool mayConfirm, out Job job)
    {
        if (_again.Reader.TryRead(out job!)) return true;
        if (_new.Reader.TryRead(out var next))
        {
            job = next.Job;
            _room.Reader.TryRead(out _);
            return true;
        }

        return mayConfirm && _inDoubt.Reader.TryRead(out job!);
    }

    /// <summary>Waits for a job in one of the queues.</summary>
    /// <param name="queue">Which: 0 to <see cref="Count"/> - 1.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>False where none will come any more.</returns>
    public Task<bool> WaitAsync(int queue, CancellationToken cancellation) => queue switch
    {
        0 => _new.Reader.WaitToReadAsync(cancellation).AsTask(),
        1 => _again.Reader.WaitToReadAsync(cancellation).AsTask(),
        _ => _inDoubt.Reader.WaitToReadAsync(cancellation).AsTask(),
    };

    private static int Compare((Job Job, long Number) one, (Job Job, long Number) other)
    {
        int longer = other.Job.Trial.Expected.CompareTo(one.Job.Trial.Expected);
        return longer != 0 ? longer : one.Number.CompareTo(other.Number);
    }
}
