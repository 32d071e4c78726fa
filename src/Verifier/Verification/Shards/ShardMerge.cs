using InstructMix.Core.Files;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>
/// Joins shares: kept pairs and rejects in the order of the input, as one machine would have written them, the ledgers and the manifests.
/// Holds one line's place of each share, whatever their size. Either everything is written, or nothing is.
/// </summary>
/// <param name="set">The shares.</param>
public sealed class ShardMerge(ShardSet set)
{
    private readonly List<bool> _kept = [];
    private long _done;

    /// <summary>Candidates that are joined already; may be read from another thread.</summary>
    public long Done => Interlocked.Read(ref _done);

    /// <summary>For each candidate in the order of the input whether it was kept, when all are joined.</summary>
    public IReadOnlyList<bool> Kept => _kept;

    /// <summary>Merges.</summary>
    /// <param name="options">Where to.</param>
    /// <param name="cancellation">Stops the merge; nothing is written then.</param>
    /// <returns>What the merged files are, and the shares whose ledgers are gone.</returns>
    /// <exception cref="UnusableInputException">A share's files do not fit each other, or something cannot be written.</exception>
    public async Task<(ShardManifest Manifest, IReadOnlyList<FoundShard> WithoutLedger)> RunAsync(
        MergeOptions options, CancellationToken cancellation)
    {
        options.Validate(set);
        await using var kept = AtomicFile.Create(options.Output);
        await using var rejects = AtomicFile.Create(options.Rejects);
        await JoinAsync(kept, rejects, cancellation);
        await kept.FinishAsync();
        await rejects.FinishAsync();
        var manifest = await DescribeAsync(options, kept, rejects, cancellation);
        await using var described = await ShardFiles.WriteAsync(ShardFiles.Manifest(options.Output), manifest, cancellation);
        // The ledger comes after all that may fail and before the renames: too many verdicts do no harm, outputs without their ledger would.
        var (there, gone) = (set.Shards.Where(s => s.HasLedger).ToList(), set.Shards.Where(s => !s.HasLedger).ToList());
        await TakeLedgersAsync(options.Ledger, [.. there.Select(s => s.Ledger).Distinct()], cancellation);
        await rejects.CommitAsync();
        await kept.CommitAsync();
        await described.CommitAsync();
        return (manifest, gone);
    }

    private static async Task TakeLedgersAsync(string path, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        bool isNew = !File.Exists(path);
        try
        {
            await using var ledger = Ledger.Open(path);
            await ledger.TakeAsync(others, cancellation);
        }
        catch when (isNew)
        {
            File.Delete(path);
            throw;
        }
    }

    private async Task JoinAsync(AtomicFile kept, AtomicFile rejects, CancellationToken cancellation)
    {
        var streams = new List<ShardStream>();
        try
        {
            var next = new PriorityQueue<ShardStream, long>();
            foreach (var shard in set.Shards)
            {
                var stream = new ShardStream(shard, cancellation);
                streams.Add(stream);
                if (await stream.NextAsync()) next.Enqueue(stream, stream.Place);
            }

            while (next.TryDequeue(out var stream, out long place))
            {
                // Each share is as it was written, so a gap or a meeting is one between shares.
                if (place != _done) throw OutOfOrder(stream);
                _kept.Add(await stream.CopyAsync(kept, rejects));
                Interlocked.Increment(ref _done);
                if (await stream.NextAsync()) next.Enqueue(stream, stream.Place);
            }

            foreach (var stream in streams) await stream.EndAsync();
            if (_done != set.Shards[0].Total) throw OutOfOrder(streams[0]);
        }
        finally
        {
            foreach (var stream in streams) await stream.DisposeAsync();
        }
    }

    private UnusableInputException OutOfOrder(ShardStream stream) =>
        new($"{stream.Shard.Order}: the shares do not make up the input: candidate {_done:N0} of {stream.Shard.Total:N0} is in none of them or in two; run all shares again");

    private async Task<ShardManifest> DescribeAsync(
        MergeOptions options, AtomicFile kept, AtomicFile rejects, CancellationToken cancellation)
    {
        var path = ShardFiles.Manifest(options.Output);
        Task<DigestedFile> DigestAsync(AtomicFile file) =>
            DigestedFile.OfAsync(file.Path + AtomicFile.Partial, ShardFiles.Relative(file.Path, path), cancellation);
        return set.Shards[0].Manifest with
        {
            Shard = null,
            Merged = set.Shards.Count,
            Summary = set.Summary,
            Output = await DigestAsync(kept),
            Rejects = await DigestAsync(rejects),
            Order = null,
            Ledger = ShardFiles.Relative(options.Ledger, path),
        };
    }
}
