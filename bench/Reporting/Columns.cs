using System.Text;

namespace InstructMix.Bench.Reporting;

/// <summary>Rows of text, set in columns; the first and the last are words, the others stand to the right.</summary>
internal static class Columns
{
    /// <summary>Appends the rows.</summary>
    public static void Append(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, c) => c == 0 || c == row.Length - 1 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]));
            text.AppendLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
