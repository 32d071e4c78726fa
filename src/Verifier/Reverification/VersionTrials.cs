using System.Collections.Concurrent;
using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Sessions;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Reverification;

/// <summary>The trials of one Python, each under any hash seed. Sandboxes start with the first trial that the ledger does not have.</summary>
/// <param name="sandboxes">The Python's sandboxes; not disposed with the trials.</param>
public sealed class VersionTrials(PythonSandboxes sandboxes)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<int, TrialRunner> _runners = new();
    private Canaries? _canaries;
    private Task _trust = Task.CompletedTask;
    private long _run;

    /// <summary>The Python.</summary>
    public PythonVersion Python => sandboxes.Python;

    /// <summary>How its sandboxes are made and used.</summary>
    public SandboxOptions Options => sandboxes.Options;

    /// <summary>Sandboxes that failed and were replaced.</summary>
    public long Faults => sandboxes.Faults;

    /// <summary>Fails where a canary was misjudged: then no verdict of this Python can be trusted.</summary>
    internal Task Trust
    {
        get
        {
            lock (_lock) return _trust;
        }
    }

    /// <summary>Imports each warm module once, and runs a canary beside it, before any pair runs.</summary>
    /// <param name="modules">The modules.</param>
    /// <param name="cancellation">Stops the waiting for a sandbox.</param>
    /// <exception cref="ImageException">The image does not have one, or it cannot be shared by forks.</exception>
    internal async Task ProveWarmAsync(IReadOnlyList<string> modules, CancellationToken cancellation)
    {
        if (modules.Count == 0) return;
        Canaries canaries;
        lock (_lock) canaries = _canaries = new Canaries(sandboxes.Pool(0), modules);
        await canaries.ProveWarmAsync(cancellation);
    }

    /// <summary>Starts a trial under a hash seed. Waits while all sandboxes are busy.</summary>
    internal async ValueTask<(Task<LedgerEntry> Entry, bool FromLedger)> StartAsync(
        Trial trial, int seed, Ledger? ledger, TimeProvider time, CancellationToken cancellation)
    {
        var runner = _runners.GetOrAdd(seed, s => new TrialRunner(Options with { HashSeed = s }, () => sandboxes.Pool(s), ledger, time));
        var (entry, fromLedger) = await runner.StartAsync(trial, cancellation);
        if (!fromLedger && seed == 0 && Interlocked.Increment(ref _run) % Canaries.Interval == 1) await ReleaseCanaryAsync(cancellation);
        return (entry, fromLedger);
    }

    /// <summary>A verdict that needed no trial.</summary>
    internal Verdict Unrun(Outcome outcome) =>
        new() { Outcome = outcome, Stub = StubKind.Tests, Image = Options.ImageId, Runner = Options.Runner, Python = Python.ToString() };

    private async Task ReleaseCanaryAsync(CancellationToken cancellation)
    {
        Canaries canaries;
        lock (_lock) canaries = _canaries ??= new Canaries(sandboxes.Pool(0), []);
        var canary = await canaries.StartAsync(cancellation);
        lock (_lock) _trust = Task.WhenAll(_trust, canary);
    }
}
