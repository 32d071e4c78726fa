using InstructMix.Mixer.Filters;

namespace InstructMix.Mixer.Deduplication;

/// <summary>Groups of pairs that must not be divided by a split: those that are near-duplicates, and those that ask the same.</summary>
internal sealed class SplitGroups
{
    /// <summary>The threshold where the recipe has none.</summary>
    public const double UsualThreshold = 0.8;

    private readonly int[] _group;

    private SplitGroups(Ranked[] pairs)
    {
        Pairs = pairs;
        _group = [.. Enumerable.Range(0, pairs.Length)];
    }

    /// <summary>All pairs of the mix.</summary>
    public Ranked[] Pairs { get; }

    /// <summary>Finds the groups.</summary>
    /// <param name="sources">All sources, when it is settled what is in the mix.</param>
    /// <param name="threshold">From which similarity on pairs belong together; null where near-duplicates were dropped already.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static SplitGroups Find(IReadOnlyList<SourceOffers> sources, double? threshold, CancellationToken cancellation)
    {
        var groups = new SplitGroups(Precedence.Sort(sources));
        var asked = new Dictionary<ContentDigest, int>();
        for (int i = 0; i < groups.Pairs.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var question = ContentDigest.Of(groups.Pairs[i].Offer.Pair! with { Response = "" });
            if (!asked.TryAdd(question, i)) groups.Join(i, asked[question]);
        }

        if (threshold is not { } least) return groups;
        int[] python = [.. Enumerable.Range(0, groups.Pairs.Length).Where(i => Precedence.IsPython(groups.Pairs[i].Rank))];
        groups.JoinSimilar([.. Enumerable.Range(0, groups.Pairs.Length)], least, isFolded: false, cancellation);
        groups.JoinSimilar(python, least, isFolded: true, cancellation);
        return groups;
    }

    /// <summary>The groups, each with the numbers of its pairs.</summary>
    public IEnumerable<int[]> All() => Enumerable.Range(0, _group.Length).GroupBy(Root).Select(g => g.ToArray());

    private void JoinSimilar(int[] numbers, double threshold, bool isFolded, CancellationToken cancellation)
    {
        var similar = SimilarPairs.Read([.. numbers.Select(n => Pairs[n])], threshold, isFolded, cancellation);
        for (int i = 0; i < numbers.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int other in similar.All(i)) Join(numbers[i], numbers[other]);
            similar.Add(i);
        }
    }

    private void Join(int one, int other) => _group[Root(one)] = Root(other);

    private int Root(int pair)
    {
        while (_group[pair] != pair) pair = _group[pair] = _group[_group[pair]];
        return pair;
    }
}
