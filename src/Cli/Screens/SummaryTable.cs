using System.Globalization;
using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>Tables of counts, all drawn alike.</summary>
internal static class SummaryTable
{
    /// <summary>A table of two columns, words and numbers.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="rows">The rows; an indented word belongs to the row above it.</param>
    public static Table Of(string title, IEnumerable<(string Word, long Count)> rows)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(title) };
        table.HideHeaders();
        table.AddColumn(new TableColumn("").NoWrap());
        table.AddColumn(new TableColumn("").RightAligned());
        foreach (var (word, count) in rows) table.AddRow(new Text(word), new Text(count.ToString("N0", CultureInfo.InvariantCulture)));
        return table;
    }
}
