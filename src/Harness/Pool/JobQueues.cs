using System.Threading.Channels;

namespace InstructMix.Harness.Pool;

/// <summary>The jobs of a pool that wait for a sandbox.</summary>
/// <param name="capacity">How many new ones may wait.</param>
internal sealed class JobQueues(int capacity)
{
    /// <summary>New jobs.</summary>
    public Channel<Job> New { get; } = Channel.CreateBounded<Job>(capacity);

    /// <summary>Jobs that have to run again and go before the new ones: they were handed back, or lost their sandbox, or may run alone now.</summary>
    public Channel<Job> Again { get; } = Channel.CreateUnbounded<Job>();

    /// <summary>Jobs in doubt, which wait for a core that nothing else needs.</summary>
    public Channel<Job> InDoubt { get; } = Channel.CreateUnbounded<Job>();

    /// <summary>Takes the next job. One in doubt comes last.</summary>
    /// <param name="mayConfirm">Whether it may be one in doubt: nothing else is in flight in the sandbox.</param>
    /// <param name="job">The job.</param>
    public bool TryTake(bool mayConfirm, out Job job) =>
        Again.Reader.TryRead(out job!) || New.Reader.TryRead(out job!) || (mayConfirm && InDoubt.Reader.TryRead(out job!));
}
