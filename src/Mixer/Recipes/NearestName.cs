namespace InstructMix.Mixer.Recipes;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    /// <summary>The remedy for an unknown name: the nearest known one, and where none is near, all of them.</summary>
    public static string Remedy(string name, IEnumerable<string> known)
    {
        string[] names = [.. known];
        var nearest = names.Select(n => (Name: n, Distance: Distance(name.ToLowerInvariant(), n))).MinBy(n => n.Distance);
        return nearest.Distance <= Math.Max(2, nearest.Name.Length / 2)
            ? $"did you mean \"{nearest.Name}\"?"
            : $"known are: {string.Join(", ", names)}";
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
