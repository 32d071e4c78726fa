using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Harness.Sessions;

/// <summary>
/// The sandboxes of one Python of a session: a pool for each hash seed. A pool is made when it is first asked for, so that a run whose
/// verdicts the ledger has starts no sandbox.
/// </summary>
public sealed class PythonSandboxes : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, SandboxPool> _pools = [];
    private readonly IEngine _engine;
    private readonly Machine _machine;
    private readonly int _repeat;

    /// <param name="image">The image.</param>
    /// <param name="engine">The engine; not disposed with the sandboxes.</param>
    /// <param name="options">How sandboxes are made and used.</param>
    /// <param name="machine">The cores, which all sandboxes of the session share.</param>
    /// <param name="repeat">Under how many hash seeds every trial is run; sandboxes for other seeds have less to do.</param>
    internal PythonSandboxes(SandboxImage image, IEngine engine, SandboxOptions options, Machine machine, int repeat)
    {
        Image = image;
        Options = options;
        _engine = engine;
        _machine = machine;
        _repeat = repeat;
    }

    /// <summary>The image.</summary>
    public SandboxImage Image { get; }

    /// <summary>The Python.</summary>
    public PythonVersion Python => Image.Python;

    /// <summary>How sandboxes are made and used; <see cref="SandboxOptions.HashSeed"/> is 0.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The pools of the hash seeds under which every trial is run. They start at once.</summary>
    public IReadOnlyList<SandboxPool> Pools => [.. Enumerable.Range(0, _repeat).Select(Pool)];

    /// <summary>Sandboxes that failed and were replaced.</summary>
    public long Faults
    {
        get
        {
            lock (_lock) return _pools.Values.Sum(p => p.Faults);
        }
    }

    /// <summary>The pool of a hash seed; its sandboxes start with the first call.</summary>
    /// <param name="seed">The hash seed.</param>
    public SandboxPool Pool(int seed)
    {
        lock (_lock)
        {
            if (_pools.TryGetValue(seed, out var there)) return there;
            // Under other seeds only what has changed is run again: one sandbox does that.
            var options = Options with { HashSeed = seed, Count = seed < _repeat ? Options.Count : 1 };
            return _pools[seed] = new SandboxPool(_engine, options, _machine);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        List<SandboxPool> pools;
        lock (_lock) pools = [.. _pools.Values];
        await Task.WhenAll(pools.Select(p => p.DisposeAsync().AsTask()));
    }
}
