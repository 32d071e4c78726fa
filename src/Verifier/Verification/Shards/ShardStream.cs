using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>The lines of one share, in the order of the input.</summary>
/// <param name="shard">The share.</param>
/// <param name="cancellation">Stops the reading.</param>
internal sealed class ShardStream(FoundShard shard, CancellationToken cancellation) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<(long Place, bool IsKept)> _order = OrderFile.ReadAsync(shard.Order, cancellation)
        .GetAsyncEnumerator(cancellation);
    private readonly LineCopier _kept = new(shard.Output);
    private readonly LineCopier _rejects = new(shard.Rejects);

    /// <summary>The share.</summary>
    public FoundShard Shard => shard;

    /// <summary>The next candidate's place in the input.</summary>
    public long Place => _order.Current.Place;

    /// <summary>Goes to the next candidate. False where there is none.</summary>
    public ValueTask<bool> NextAsync() => _order.MoveNextAsync();

    /// <summary>Copies this candidate's line to the file to which it belongs. Gives whether it was kept.</summary>
    public async ValueTask<bool> CopyAsync(AtomicFile kept, AtomicFile rejects)
    {
        var (from, to) = _order.Current.IsKept ? (_kept, kept) : (_rejects, rejects);
        if (!await from.CopyAsync(to, cancellation)) throw Unfit();
        return _order.Current.IsKept;
    }

    /// <summary>Makes sure that nothing is left over.</summary>
    public async ValueTask EndAsync()
    {
        if (!await _kept.HasEndedAsync(cancellation) || !await _rejects.HasEndedAsync(cancellation)) throw Unfit();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _order.DisposeAsync();
        await _kept.DisposeAsync();
        await _rejects.DisposeAsync();
    }

    private UnusableInputException Unfit() => new($"{shard.Order}: does not fit {shard.Output} and {shard.Rejects}; run share {shard.Manifest.Shard} again");
}
