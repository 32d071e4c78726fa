namespace InstructMix.Mixer.Outputs.Pages;

/// <summary>How many texts have how many characters, in classes that double in width.</summary>
/// <param name="lengths">The lengths in characters.</param>
internal sealed class LengthHistogram(IEnumerable<int> lengths)
{
    private static readonly int[] Bounds = [50, 100, 200, 400, 800, 1600, 3200, 6400];

    private readonly long[] _counts = Count(lengths);

    /// <summary>The classes, each with its words and how many texts are in it.</summary>
    public IEnumerable<(string Range, long Count)> Classes =>
        _counts.Select((count, i) => (i == 0 ? $"under {Bounds[0]}" : i == Bounds.Length ? $"{Bounds[^1]} and more" : $"{Bounds[i - 1]} to {Bounds[i] - 1}", count));

    private static long[] Count(IEnumerable<int> lengths)
    {
        long[] counts = new long[Bounds.Length + 1];
        foreach (int length in lengths) counts[Bounds.Count(b => length >= b)]++;
        return counts;
    }
}
