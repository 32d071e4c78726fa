using System.Globalization;
using InstructMix.Core;
using InstructMix.Generation.Waterfalls;
using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>The waterfall of a generation: how many of what was requested came how far, by template, topic and round. It fits into 80 columns.</summary>
internal static class YieldTable
{
    private const int MostRows = 60;

    /// <summary>The table.</summary>
    /// <param name="waterfall">The counts.</param>
    public static Table Of(Waterfall waterfall)
    {
        var stages = waterfall.Stages();
        var rows = waterfall.Rows().ToList();
        // Lines and padding between columns would take the room of names: each text brings the one space before it.
        var table = new Table { Border = TableBorder.None, Title = new TableTitle("from request to pair") };
        table.AddColumn(new TableColumn("").Padding(0, 0));
        foreach (string name in stages.Append("yield")) table.AddColumn(new TableColumn(" " + name).RightAligned().NoWrap().Padding(0, 0));
        string before = "";
        foreach (var (word, row) in rows.Take(MostRows))
        {
            if (word != before) table.AddRow($"{word}:");
            before = word;
            table.AddRow([new Text(word.Length == 0 ? "all" : $" {Visible.Line(row.Name)}"), .. Cells(stages, row).Select(c => new Text(" " + c))]);
        }

        if (rows.Count > MostRows) table.Caption($"and {rows.Count - MostRows:N0} more; the manifest has all");
        return table;
    }

    /// <summary>What a row shows behind its name: a number for each stage that applies to it, and the yield.</summary>
    /// <param name="stages">The stages that are shown.</param>
    /// <param name="row">The row.</param>
    public static IEnumerable<string> Cells(IEnumerable<string> stages, WaterfallRow row) =>
        stages.Select(s => row.Stages.TryGetValue(s, out long count) ? count.ToString("N0", CultureInfo.InvariantCulture) : "")
            .Append(row.Yield is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share:0.0}%") : "");
}
