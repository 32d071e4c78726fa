namespace InstructMix.Core.Similarity;

/// <summary>
/// How many hashes make a band, and how many bands there are (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4). Two sets of
/// similarity s share a band with probability 1 - (1 - s^rows)^bands.
/// </summary>
/// <param name="Bands">How many bands.</param>
/// <param name="Rows">How many hashes each has.</param>
public readonly record struct Banding(int Bands, int Rows)
{
    /// <summary>The most hashes that are computed for a set.</summary>
    public const int MostHashes = 128;

    /// <summary>How many of the pairs that are just similar enough must be found. A little more than what is promised.</summary>
    public const double Recall = 0.985;

    /// <summary>All hashes.</summary>
    public int Hashes => Bands * Rows;

    /// <summary>The longest rows, which bring the fewest pairs that are not similar, with which the recall is reached at a threshold.</summary>
    /// <param name="threshold">From which similarity on pairs must be found.</param>
    public static Banding For(double threshold)
    {
        for (int rows = MostHashes; rows > 1; rows--)
        {
            int bands = BandsFor(threshold, rows);
            if (bands * rows <= MostHashes) return new Banding(bands, rows);
        }

        return new Banding(BandsFor(threshold, 1), 1);
    }

    private static int BandsFor(double threshold, int rows)
    {
        double shared = Math.Pow(threshold, rows);
        if (shared >= Recall) return 1;
        if (shared < 0.01) return MostHashes + 1; // would take hundreds
        double bands = Math.Ceiling(Math.Log(1 - Recall) / Math.Log(1 - shared));
        return bands > MostHashes ? MostHashes + 1 : (int)bands;
    }
}
