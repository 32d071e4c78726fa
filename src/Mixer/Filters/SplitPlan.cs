using InstructMix.Mixer.Deduplication;
using InstructMix.Mixer.Recipes;

namespace InstructMix.Mixer.Filters;

/// <summary>Divides the mix into train, validation and test. Near-duplicates, and pairs that ask the same, stay together.</summary>
/// <param name="recipe">The recipe.</param>
internal sealed class SplitPlan(Recipe recipe)
{
    /// <summary>Gives every pair of the mix its split.</summary>
    public void Apply(IReadOnlyList<SourceOffers> sources, CancellationToken cancellation)
    {
        if (recipe.Splits is not { } splits) return;
        double[] shares = [.. splits.Named().Select(s => s.Share)];
        var groups = SplitGroups.Find(sources, recipe.NearDuplicates is null ? SplitGroups.UsualThreshold : null, cancellation);
        double all = groups.Pairs.Sum(p => (double)p.Offer.Copies);
        double[] room = [.. shares.Select(s => s * all)];
        byte[] salt = System.Text.Encoding.ASCII.GetBytes($"split:{recipe.Seed}:");

        // Large groups first, while there is room for them; then by the seed.
        var ordered = groups.All().Select(g => (Pairs: g, Key: g.Min(p => groups.Pairs[p].Offer.Content.OrderKey(salt))))
            .OrderByDescending(g => g.Pairs.Length).ThenBy(g => g.Key);
        foreach (var (pairs, _) in ordered)
        {
            int split = Array.IndexOf(room, room.Max());
            foreach (int pair in pairs)
            {
                groups.Pairs[pair].Offer.Split = split;
                room[split] -= groups.Pairs[pair].Offer.Copies;
            }
        }
    }
}
