using System.Globalization;
using InstructMix.Mixer.Outputs;
using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>The waterfall of a mix: for each source the stages that dropped something, what went in, and what came out.</summary>
internal static class WaterfallTable
{
    /// <summary>The table.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="sources">The sources, in the recipe's order.</param>
    public static Table Of(string title, IReadOnlyList<SourceCount> sources)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(title) };
        table.AddColumn(new TableColumn("source, stage").NoWrap());
        table.AddColumn(new TableColumn("in").RightAligned());
        table.AddColumn(new TableColumn("kept").RightAligned());
        table.AddColumn(new TableColumn("dropped"));
        foreach (var source in sources)
        {
            Row(table, source.Name ?? source.Source, source.Records.In, source.Records.Kept, "");
            foreach (var stage in source.Stages.Where(s => s.Dropped.Count > 0))
                Row(table, $"  {stage.Stage}", stage.In, stage.Kept, string.Join(", ", stage.Dropped.Select(d => $"{d.Key} {Number(d.Value)}")));
            if (source.Copies is { } copies) table.AddRow(new Text("  copies"), new Text(""), new Text($"+{Number(copies)}"), new Text(""));
        }

        return table;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static void Row(Table table, string what, long @in, long kept, string dropped) =>
        table.AddRow(new Text(what), new Text(Number(@in)), new Text(Number(kept)), new Text(dropped));
}
