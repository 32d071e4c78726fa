using InstructMix.Mixer.Filters;

namespace InstructMix.Mixer.Deduplication;

/// <summary>
/// Drops copies and near-duplicates across all sources, the better one of two staying, and leaves each source no more than the recipe takes of it.
/// A pair that <c>take</c> left out is no reason to drop another: such ones are looked at once more.
/// </summary>
/// <param name="threshold">From which similarity on two pairs are near-duplicates.</param>
/// <param name="order">Decides what <c>take</c> takes.</param>
internal sealed class NearDuplicateFilter(double threshold, SeededOrder order)
{
    /// <summary>Refuses what must not be in the mix.</summary>
    /// <param name="sources">All sources, after all filters that look at one record alone.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Apply(IReadOnlyList<SourceOffers> sources, CancellationToken cancellation)
    {
        var pairs = Precedence.Sort(sources);
        Parallel.ForEach(pairs, new ParallelOptions { CancellationToken = cancellation },
            p => p.Offer.Content = ContentDigest.Of(p.Offer.Pair!));
        var mix = new MixedSoFar(pairs, threshold, cancellation);
        int[] waiting = [.. Enumerable.Range(0, pairs.Length)];
        int?[] room = [.. sources.Select(s => s.Entry.Take)];
        while (waiting.Length > 0)
        {
            var refusedBy = new Dictionary<int, int>();
            var let = new List<int>();
            mix.Open();
            foreach (int pair in waiting)
            {
                cancellation.ThrowIfCancellationRequested();
                if (mix.Find(pair) is { } found)
                {
                    pairs[pair].Offer.Refuse(found.Refusal);
                    refusedBy[pair] = found.By;
                }
                else
                {
                    mix.Let(pair);
                    let.Add(pair);
                }
            }

            var left = Take(sources, pairs, let, room);
            mix.Close(left);
            waiting = [.. waiting.Where(p => refusedBy.TryGetValue(p, out int by) && left.Contains(by) && room[pairs[p].Entry] is not 0)];
            foreach (int pair in waiting) pairs[pair].Offer.Readmit();
        }
    }

    // Refuses what is beyond the recipe's number; gives what was refused.
    private HashSet<int> Take(IReadOnlyList<SourceOffers> sources, Ranked[] pairs, List<int> let, int?[] room)
    {
        var left = new HashSet<int>();
        foreach (var entry in let.GroupBy(p => pairs[p].Entry))
        {
            if (room[entry.Key] is not { } places) continue;
            var sorted = order.Sort(entry, p => pairs[p].Offer.Content).ToList();
            foreach (int pair in sorted.Skip(places))
            {
                pairs[pair].Offer.Refuse(DropReason.NotTaken, $"the recipe takes {sources[entry.Key].Entry.Take} of this source");
                left.Add(pair);
            }

            room[entry.Key] = Math.Max(0, places - sorted.Count);
        }

        return left;
    }
}
