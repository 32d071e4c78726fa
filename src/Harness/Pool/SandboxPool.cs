using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Pool;

/// <summary>As many sandboxes as cores, each with one trial running and a few sent ahead.</summary>
public sealed class SandboxPool : IAsyncDisposable
{
    private readonly JobQueues _jobs;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly Machine _machine;
    private readonly PoolHealth _health = new();
    private readonly Task[] _running;
    private readonly WarmPools _warm;
    private Exception? _broken;

    /// <summary>A pool; its sandboxes start at once, in the background.</summary>
    /// <param name="engine">The engine; not disposed with the pool.</param>
    /// <param name="options">How sandboxes are made and used.</param>
    public SandboxPool(IEngine engine, SandboxOptions options)
        : this(engine, options, new Machine(options.Count))
    {
    }

    /// <summary>A pool that shares a machine's cores with others.</summary>
    /// <param name="engine">The engine; not disposed with the pool.</param>
    /// <param name="options">How sandboxes are made and used.</param>
    /// <param name="machine">What the pools share.</param>
    public SandboxPool(IEngine engine, SandboxOptions options, Machine machine)
    {
        Options = options;
        _machine = machine;
        _stopped = _stop.Token;
        _warm = new WarmPools(module => new SandboxPool(engine, options with { Warm = module }, machine));
        _jobs = new JobQueues(options.Count * options.InFlight * 2);
        _running = [.. Enumerable.Range(0, options.Count)
            .Select(_ => Task.Run(() => WatchAsync(new Lane(options, new Supply(engine, options, _health, _stopped), machine, _health,
            _jobs, _stopped))))];
    }

    /// <summary>How its sandboxes are made and used.</summary>
    public SandboxOptions Options { get; }

    /// <summary>How many sandboxes failed so far.</summary>
    public long Faults => _health.Faults + _warm.Faults;

    /// <summary>The outcomes in doubt, whose trials run again; those of all pools of the machine.</summary>
    public IReadOnlyList<Outcome> Confirming => _machine.Confirmations.Doubtful;

    /// <summary>Runs a trial. Waits where all sandboxes are busy.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellation">Stops the waiting; a trial that runs is let run.</param>
    /// <returns>The verdict; <see cref="Outcome.SandboxFault"/> where sandboxes failed again and again.</returns>
    /// <exception cref="EngineException">The engine cannot be used, or sandboxes fail too often.</exception>
    public async Task<Verdict> RunAsync(Trial trial, CancellationToken cancellation = default) =>
        await (await StartAsync(trial, cancellation)).WaitAsync(cancellation);

    /// <summary>Hands a trial over, waiting while all sandboxes are busy, and gives the task of its verdict.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<Task<Verdict>> StartAsync(Trial trial, CancellationToken cancellation)
    {
        if (trial.Warm is { } module && module != Options.Warm) return await _warm.Of(module).StartAsync(trial, cancellation);
        var job = new Job(trial, _machine.Confirmations, _jobs, _stopped);
        await SubmitAsync(job, cancellation);
        return VerdictAsync(job);
    }

    /// <summary>Ends all sandboxes. Trials without a verdict are cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await Task.WhenAll([.. _running, _warm.DisposeAsync().AsTask()]);
        _stop.Dispose();
    }

    private async Task WatchAsync(Lane lane)
    {
        try
        {
            await lane.RunAsync();
        }
        catch (Exception e)
        {
            // Where one lane cannot go on, no lane can. Everybody who waits for a verdict gets the reason as an exception.
            Interlocked.CompareExchange(ref _broken, e, null);
            Close();
        }
    }

    private void Close()
    {
        _jobs.Close();
        _stop.Cancel();
    }

    private async Task<Verdict> VerdictAsync(Job job)
    {
        try
        {
            return await job.Verdict;
        }
        catch (OperationCanceledException) when (_broken is { } reason)
        {
            ExceptionDispatchInfo.Throw(reason);
            throw;
        }
    }

    private async Task SubmitAsync(Job job, CancellationToken cancellation)
    {
        try
        {
            await _jobs.AddAsync(job, cancellation);
        }
        catch (OperationCanceledException)
        {
            job.Cancel();
            throw;
        }
        catch (ChannelClosedException e)
        {
            job.Cancel();
            if (_broken is { } reason) ExceptionDispatchInfo.Throw(reason);
            throw new OperationCanceledException("the pool is closed", e);
        }
    }
}
