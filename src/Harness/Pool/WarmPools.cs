namespace InstructMix.Harness.Pool;

/// <summary>The pools beside an ordinary one whose sandboxes have a module warm: one for each module, made when its first trial comes.</summary>
/// <param name="make">Makes the pool of a module.</param>
internal sealed class WarmPools(Func<string, SandboxPool> make) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SandboxPool> _pools = [];
    private bool _closed;

    public long Faults => All().Sum(p => p.Faults);

    public SandboxPool Of(string module)
    {
        lock (_lock)
        {
            if (_pools.TryGetValue(module, out var there)) return there;
            if (_closed) throw new OperationCanceledException("the pool is closed");
            return _pools[module] = make(module);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_lock) _closed = true;
        await Task.WhenAll(All().Select(p => p.DisposeAsync().AsTask()));
    }

    private SandboxPool[] All()
    {
        lock (_lock) return [.. _pools.Values];
    }
}
