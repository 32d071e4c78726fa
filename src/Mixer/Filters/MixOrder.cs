using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Recipes;

namespace InstructMix.Mixer.Filters;

/// <summary>Puts the pairs of the mix into the order of the recipe's seed, copies at places of their own.</summary>
internal static class MixOrder
{
    /// <summary>The splits of the recipe, or the whole mix as one.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="sources">All sources, when it is settled what is in the mix.</param>
    public static IReadOnlyList<MixSplit> Of(Recipe recipe, IEnumerable<SourceOffers> sources)
    {
        Offer[] standing = [.. sources.SelectMany(s => s.Standing)];
        string?[] names = recipe.Splits is { } splits ? [.. splits.Named().Select(s => s.Name)] : [null];
        return [.. names.Select((name, number) => new MixSplit(name, Sort(recipe.Seed, standing.Where(o => o.Split == number)), recipe))];
    }

    private static Placed[] Sort(long seed, IEnumerable<Offer> offers)
    {
        var orders = new Dictionary<int, SeededOrder>();
        SeededOrder Order(int copy)
        {
            if (!orders.TryGetValue(copy, out var order)) orders[copy] = order = new SeededOrder(copy == 0 ? "mix" : $"mix-copy-{copy}", seed);
            return order;
        }

        return [.. offers.SelectMany(o => Enumerable.Range(0, o.Copies).Select(copy => new Placed(o, copy)))
            .OrderBy(p => Order(p.Copy).Key(p.Offer.Content))];
    }
}
