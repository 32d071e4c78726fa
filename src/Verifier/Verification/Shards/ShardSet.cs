using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>All shares of one input, each once, made with the same settings.</summary>
public sealed class ShardSet
{
    private ShardSet(IReadOnlyList<FoundShard> shards) => Shards = shards;

    /// <summary>The shares in the order of their numbers.</summary>
    public IReadOnlyList<FoundShard> Shards { get; }

    /// <summary>What they came to together.</summary>
    public VerificationSummary Summary => VerificationSummary.Together([.. Shards.Select(s => s.Manifest.Summary)]);

    /// <summary>Finds the shares in folders and in what lies directly below these, and makes sure that they belong together and are whole.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">There are none, one is missing, there twice or damaged, or they differ in inputs or settings; the message names it.</exception>
    public static async Task<ShardSet> OpenAsync(IEnumerable<string> folders, CancellationToken cancellation)
    {
        var found = new List<FoundShard>();
        // A folder may be named beside the one that it lies in.
        foreach (var path in folders.SelectMany(Manifests).DistinctBy(Path.GetFullPath))
        {
            if (await FoundShard.ReadAsync(path, cancellation) is { } shard) found.Add(shard);
        }

        if (found.Count == 0) throw new UnusableInputException($"{string.Join(", ", folders)}: there is no share here, for none has a manifest (*{ShardFiles.ManifestEnd}); name the folders that `verify --shard` wrote to");
        found = [.. found.OrderBy(s => s.Manifest.Shard!.Value.Number)];
        CheckTogether(found);
        CheckEachOnce(found);
        foreach (var shard in found) await shard.CheckAsync(cancellation);
        return new ShardSet(found);
    }

    private static IEnumerable<string> Manifests(string folder)
    {
        if (!Directory.Exists(folder)) throw new UnusableInputException($"{folder}: there is no such folder; name the folders that `verify --shard` wrote to");
        return new[] { folder }.Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .SelectMany(f => Directory.EnumerateFiles(f, "*" + ShardFiles.ManifestEnd).Order(StringComparer.Ordinal));
    }

    private static void CheckTogether(List<FoundShard> found)
    {
        var first = found[0];
        foreach (var other in found.Skip(1))
        {
            if (ShardDifference.Between(first, other) is { } difference) throw new UnusableInputException(difference);
        }
    }

    private static void CheckEachOnce(List<FoundShard> found)
    {
        int count = found[0].Manifest.Shard!.Value.Count;
        foreach (var twice in found.GroupBy(s => s.Manifest.Shard!.Value).Where(g => g.Count() > 1))
            throw new UnusableInputException($"share {twice.Key} is there more than once: {string.Join(" and ", twice.Select(s => s.Path))}; leave one of them out");
        var missing = Enumerable.Range(1, count).Except(found.Select(s => s.Manifest.Shard!.Value.Number)).ToList();
        if (missing.Count == 0) return;
        var names = string.Join(", ", missing.Take(20).Select(n => new Shard(n, count))) + (missing.Count > 20 ? ", …" : "");
        throw new UnusableInputException($"{(missing.Count == 1 ? "a share is" : $"{missing.Count:N0} shares are")} missing: {names}; run what is missing (a share that was killed has no manifest), or name its folder too");
    }
}
