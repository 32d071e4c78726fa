namespace InstructMix.Core;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    /// <summary>The remedy for an unknown name: the nearest known one, and where none is near, all of them.</summary>
    /// <param name="name">The name that nobody knows.</param>
    /// <param name="known">The names that there are.</param>
    public static string Remedy(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        // A remedy may guess more boldly than who acts on the guess: it is read before anything is done.
        return Nearest(name, names, 2) is { } nearest ? $"did you mean \"{nearest}\"?" : $"known are: {string.Join(", ", names)}";
    }

    /// <summary>The known name that is nearest; null where none is near.</summary>
    /// <param name="name">The name that nobody knows.</param>
    /// <param name="known">The names that there are.</param>
    public static string? Find(string name, IEnumerable<string> known) => Nearest(name, known, 3);

    // Near is what differs by two letters, or by one in so many of the known name's.
    private static string? Nearest(string name, IEnumerable<string> known, int oneIn)
    {
        var nearest = known.Select(n => (Name: n, Distance: Distance(name.ToLowerInvariant(), n))).DefaultIfEmpty(("", int.MaxValue))
            .MinBy(n => n.Item2);
        return nearest.Item2 <= Math.Max(2, nearest.Item1.Length / oneIn) ? nearest.Item1 : null;
    }

    /// <summary>Levenshtein's distance: how many letters must be put in, taken out or changed.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
