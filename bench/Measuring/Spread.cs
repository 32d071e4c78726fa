namespace InstructMix.Bench.Measuring;

/// <summary>The middle of repeated measurements, and how far they lie apart.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Of some measurements, of which there is one at least.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        int middle = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
