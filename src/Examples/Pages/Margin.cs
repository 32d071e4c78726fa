namespace InstructMix.Examples.Pages;

/// <summary>The indentation that lines have in common.</summary>
internal static class Margin
{
    /// <summary>The lines without it, each with its end.</summary>
    public static string Remove(IReadOnlyList<string> lines)
    {
        var told = lines.Where(l => l.AsSpan().Trim().Length > 0).ToList();
        int margin = told.Count == 0 ? 0 : told.Min(Of);
        return string.Concat(lines.Select(l => (l.Length <= margin || string.IsNullOrWhiteSpace(l) ? "" : l[margin..]) + "\n"));
    }

    /// <summary>How far a line is indented.</summary>
    public static int Of(string line) => line.Length - line.TrimStart().Length;
}
