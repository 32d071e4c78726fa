using System.Collections.Concurrent;
using InstructMix.Harness;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Ledgers;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Judging;

namespace InstructMix.Verifier.Reverification;

/// <summary>
/// The trials of one Python: a pool for each hash seed, made when the first trial comes that the ledger does not have, so that
/// a run that knows everything starts no sandbox.
/// </summary>
/// <param name="python">The Python.</param>
/// <param name="engine">The engine; not disposed with the trials.</param>
/// <param name="options">How its sandboxes are made and used.</param>
/// <param name="machine">The cores, which all Pythons share.</param>
public sealed class VersionTrials(PythonVersion python, IEngine engine, SandboxOptions options, Machine machine) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, SandboxPool> _pools = [];
    private readonly ConcurrentDictionary<int, TrialRunner> _runners = new();
    private Canaries? _canaries;
    private Task _trust = Task.CompletedTask;
    private long _run;

    /// <summary>The Python.</summary>
    public PythonVersion Python => python;

    /// <summary>How its sandboxes are made and used.</summary>
    public SandboxOptions Options => options;

    /// <summary>Sandboxes that failed and were replaced.</summary>
    public long Faults
    {
        get
        {
            lock (_lock) return _pools.Values.Sum(p => p.Faults);
        }
    }

    /// <summary>Fails where a trial whose outcome is known was misjudged: nothing that this Python said can be trusted then.</summary>
    internal Task Trust
    {
        get
        {
            lock (_lock) return _trust;
        }
    }

    /// <summary>Has each module that is to be warm imported, before any pair is run.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="cancellation">Stops the waiting for a sandbox.</param>
    /// <exception cref="ImageException">The image does not have one, or it cannot be shared by forks.</exception>
    internal async Task ProveWarmAsync(IReadOnlyList<string> modules, CancellationToken cancellation)
    {
        if (modules.Count == 0) return;
        Canaries canaries;
        lock (_lock) canaries = _canaries = new Canaries(Pool(0), modules);
        await canaries.ProveWarmAsync(cancellation);
    }

    /// <summary>Starts a trial under a hash seed. Waits while all sandboxes are busy.</summary>
    internal async ValueTask<(Task<LedgerEntry> Entry, bool FromLedger)> StartAsync(Trial trial, int seed, Ledger? ledger, TimeProvider time, CancellationToken cancellation)
    {
        var runner = _runners.GetOrAdd(seed, s => new TrialRunner(options with { HashSeed = s }, () => Pool(s), ledger, time));
        var (entry, fromLedger) = await runner.StartAsync(trial, cancellation);
        if (!fromLedger && seed == 0 && Interlocked.Increment(ref _run) % Canaries.Interval == 1) await ReleaseCanaryAsync(cancellation);
        return (entry, fromLedger);
    }

    /// <summary>A verdict that needed no trial.</summary>
    internal Verdict Unrun(Outcome outcome) => new() { Outcome = outcome, Stub = StubKind.Tests, Image = options.ImageId, Runner = options.Runner, Python = python.ToString() };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<SandboxPool> pools;
        lock (_lock) pools = [.. _pools.Values];
        foreach (var pool in pools) await pool.DisposeAsync();
    }

    private async Task ReleaseCanaryAsync(CancellationToken cancellation)
    {
        Canaries canaries;
        lock (_lock) canaries = _canaries ??= new Canaries(Pool(0), []);
        var canary = await canaries.StartAsync(cancellation);
        lock (_lock) _trust = Task.WhenAll(_trust, canary);
    }

    private SandboxPool Pool(int seed)
    {
        lock (_lock)
        {
            if (_pools.TryGetValue(seed, out var there)) return there;
            // Repetitions are few: one sandbox runs them.
            return _pools[seed] = new SandboxPool(engine, options with { HashSeed = seed, Count = seed == 0 ? options.Count : 1 }, machine);
        }
    }
}
