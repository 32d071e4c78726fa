namespace InstructMix.Cli.Screens;

/// <summary>Rows as aligned columns without borders: a person reads them, and a script cuts them where two spaces are.</summary>
internal static class PlainColumns
{
    /// <summary>A line for each row.</summary>
    /// <param name="rows">Rows of equally many cells.</param>
    public static IEnumerable<string> Of(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0) return [];
        int[] widths = [.. Enumerable.Range(0, rows[0].Count).Select(c => rows.Max(r => r[c].Length))];
        return rows.Select(r => string.Join("  ", r.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd());
    }
}
