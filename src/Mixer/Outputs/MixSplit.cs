using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Recipes;

namespace InstructMix.Mixer.Outputs;

/// <summary>A part of the mix that is loaded by itself: all of it, or train, validation or test.</summary>
/// <param name="Name">Its name in files; null where the mix is not split.</param>
/// <param name="Pairs">Its pairs, in their order.</param>
/// <param name="Recipe">Says how it is spread over files.</param>
internal sealed record MixSplit(string? Name, IReadOnlyList<Placed> Pairs, Recipe Recipe)
{
    /// <summary>The name of what is trained on.</summary>
    public const string Train = "train";

    /// <summary>All names that a split may have.</summary>
    public static IReadOnlyList<string> Names { get; } = [Train, "validation", "test"];

    /// <summary>The pairs of each file. Parts differ by one pair at most, the earlier ones being the larger.</summary>
    public IEnumerable<IReadOnlyList<Placed>> Parts()
    {
        int parts = Recipe.PartSize is { } size ? Math.Max(1, (Pairs.Count + size - 1) / size) : Recipe.Parts;
        int usual = Pairs.Count / parts, larger = Pairs.Count % parts;
        for (int part = 0, from = 0; part < parts; part++)
        {
            int count = part < larger ? usual + 1 : usual;
            yield return [.. Pairs.Skip(from).Take(count)];
            from += count;
        }
    }
}
