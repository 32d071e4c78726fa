using System.Threading.Channels;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Sandboxes;

/// <summary>As many sandboxes as cores, each with one trial running and a few sent ahead.</summary>
public sealed class SandboxPool : IAsyncDisposable
{
    private readonly Channel<Job> _jobs;
    private readonly Channel<Job> _again = Channel.CreateUnbounded<Job>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lane[] _lanes;
    private readonly Task[] _running;

    /// <summary>A pool; its sandboxes start at once, in the background.</summary>
    /// <param name="engine">The engine; not disposed with the pool.</param>
    /// <param name="options">How sandboxes are made and used.</param>
    public SandboxPool(IEngine engine, SandboxOptions options)
    {
        Options = options;
        _jobs = Channel.CreateBounded<Job>(options.Count * options.InFlight * 2);
        var gate = new Gate();
        _lanes = [.. Enumerable.Range(0, options.Count).Select(_ => new Lane(engine, options, gate, _jobs.Reader, _again, _stop.Token))];
        _running = [.. _lanes.Select(lane => Task.Run(lane.RunAsync))];
    }

    /// <summary>How its sandboxes are made and used.</summary>
    public SandboxOptions Options { get; }

    /// <summary>How many sandboxes failed so far.</summary>
    public long Faults => _lanes.Sum(l => l.Faults);

    /// <summary>Runs a trial. Waits where all sandboxes are busy.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellation">Stops the waiting; a trial that runs is let run.</param>
    /// <returns>The verdict; <see cref="Outcome.SandboxFault"/> where sandboxes failed again and again.</returns>
    /// <exception cref="EngineException">The engine cannot be used at all.</exception>
    public async Task<Verdict> RunAsync(Trial trial, CancellationToken cancellation = default)
    {
        var job = new Job(trial);
        await SubmitAsync(job, cancellation);
        return await job.Verdict.WaitAsync(cancellation);
    }

    /// <summary>Hands a trial over, waiting while all sandboxes are busy, and gives the task of its verdict.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<Task<Verdict>> StartAsync(Trial trial, CancellationToken cancellation)
    {
        var job = new Job(trial);
        await SubmitAsync(job, cancellation);
        return job.Verdict;
    }

    /// <summary>Ends all sandboxes. Trials without a verdict are cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _jobs.Writer.TryComplete();
        await Task.WhenAll(_running);
        while (_jobs.Reader.TryRead(out var job) || _again.Reader.TryRead(out job)) job.Cancel(_stop.Token);
        _stop.Dispose();
    }

    private async Task SubmitAsync(Job job, CancellationToken cancellation)
    {
        try
        {
            await _jobs.Writer.WriteAsync(job, cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw new OperationCanceledException("the pool is closed", e);
        }
    }
}
