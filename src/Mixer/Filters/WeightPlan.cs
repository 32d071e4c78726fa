using InstructMix.Core.Files;
using InstructMix.Mixer.Recipes;

namespace InstructMix.Mixer.Filters;

/// <summary>
/// Makes the sources' numbers those of the recipe: weights are shares of all weighted sources, and pairs stand in the mix more than once where <c>max_copies</c> lets them.
/// Which pairs go, and which are repeated once more than others, is decided by the seed.
/// </summary>
/// <param name="recipe">The recipe.</param>
internal sealed class WeightPlan(Recipe recipe)
{
    private readonly SeededOrder _take = new("take", recipe.Seed);

    /// <summary>Refuses what is beyond a source's number, and repeats pairs where one falls short of it.</summary>
    /// <exception cref="UnusableInputException">The weights cannot be met; the message says what is there.</exception>
    public void Apply(IReadOnlyList<SourceOffers> sources)
    {
        var counts = Counts([.. sources.Where(s => s.Entry.Weight is not null)]);
        foreach (var source in sources)
        {
            if (counts.TryGetValue(source, out long count)) Set(source, count);
            else if (source.Entry is { Take: { } take, MaxCopies: > 1 }) Set(source, Math.Min(take, Most(source)));
        }
    }

    /// <summary>The most pairs that a source can give.</summary>
    private static long Most(SourceOffers source) =>
        Math.Min(source.Entry.Take ?? long.MaxValue, source.Standing.LongCount() * source.Entry.MaxCopies);

    private static string Of(SourceOffers source) => $"{source.Entry.Name ?? source.Entry.Source} ({string.Join(", ", source.Entry.Path)})";

    private Dictionary<SourceOffers, long> Counts(SourceOffers[] weighted)
    {
        var counts = new Dictionary<SourceOffers, long>();
        if (weighted.Length == 0) return counts;
        double all = weighted.Sum(s => s.Entry.Weight!.Value);
        string[] lacking = [.. weighted.Where(s => Most(s) == 0).Select(s => $"{Of(s)}: nothing is left of its {s.All.Count:N0} records")];
        // Without a size: as many as there can be with every source giving its share.
        double size = recipe.Size ?? weighted.Min(s => Most(s) * all / s.Entry.Weight!.Value);
        foreach (var source in weighted) counts[source] = (long)Math.Floor((size * source.Entry.Weight!.Value / all) + 1e-9);
        if (recipe.Size is { } asked)
        {
            // What is lost by rounding goes to the largest remainders.
            var rounded = weighted.OrderByDescending(s => (size * s.Entry.Weight!.Value / all) - counts[s]).ThenBy(s => s.Number).ToList();
            for (int i = 0; counts.Values.Sum() < asked; i++) counts[rounded[i % rounded.Count]]++;
            lacking = [.. weighted.Where(s => Most(s) < counts[s]).Select(s =>
                $"{Of(s)}: {counts[s]:N0} pairs are wanted, and {s.Standing.LongCount():N0} are there{(s.Entry.MaxCopies > 1 ? $", {s.Entry.MaxCopies} copies of each at most" : "")}{(s.Entry.Take is { } take ? $", {take:N0} are taken at most" : "")}")];
        }

        if (lacking.Length == 0) return counts;
        string most = recipe.Size is null ? "" : $"; a size of {(long)weighted.Min(s => Most(s) * all / s.Entry.Weight!.Value):N0} can be met";
        throw new UnusableInputException($"the weights cannot be met: {string.Join("; ", lacking)}{most}; lower the size, raise \"max_copies\", change the weights, or leave the source out");
    }

    private void Set(SourceOffers source, long count)
    {
        var sorted = _take.Sort(source.Standing, o => o.Content).ToList();
        if (count < sorted.Count)
        {
            foreach (var offer in sorted.Skip((int)count))
                offer.Refuse(DropReason.BeyondWeight, $"the weights leave {count:N0} of this source");
        }
        else if (sorted.Count > 0)
        {
            for (int i = 0; i < sorted.Count; i++) sorted[i].Copies = (int)((count / sorted.Count) + (i < count % sorted.Count ? 1 : 0));
        }
    }
}
