using System.Globalization;
using InstructMix.Cli.Reports;
using InstructMix.Core;
using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>The tables that a re-verification ends with: outcomes by Python, changes by cause, and what will break.</summary>
internal static class MatrixTable
{
    private const int MostGroups = 15;

    /// <summary>Outcomes, a column for each Python.</summary>
    public static Table Outcomes(IReadOnlyList<string> versions, Overview overview)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("re-verified") };
        table.AddColumn(new TableColumn("").NoWrap());
        foreach (var version in versions) table.AddColumn(new TableColumn(version).RightAligned().NoWrap());
        foreach (var outcome in overview.Outcomes.SelectMany(o => o.Keys).Distinct().Order())
            table.AddRow([new Text(outcome.Word()),
                .. overview.Outcomes.Select(o => new Text(o.TryGetValue(outcome, out long count) ? Number(count) : ""))]);
        return table;
    }

    /// <summary>What changed and why, the most frequent cause first; null where nothing did.</summary>
    public static Table? Changes(Overview overview)
    {
        if (overview.Changes.Count == 0) return null;
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("changes") };
        table.AddColumn(new TableColumn("pairs").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("cause").NoWrap());
        table.AddColumn("what");
        table.AddColumn("what to do");
        foreach (var group in overview.Changes.Take(MostGroups))
            table.AddRow(new Text(Number(group.Pairs)), new Text(group.Cause), new Text(group.What), new Text(group.Remedy ?? ""));
        if (overview.Changes.Count > MostGroups)
            table.AddRow("", "", $"and {Number(overview.Changes.Count - MostGroups)} more", "see report.md");
        return table;
    }

    /// <summary>What warnings foretell; null where they foretell nothing.</summary>
    public static Table? Forecasts(Overview overview)
    {
        if (overview.Forecasts.Count == 0) return null;
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("will break in") };
        table.AddColumn(new TableColumn("Python").NoWrap());
        table.AddColumn(new TableColumn("pairs").RightAligned().NoWrap());
        table.AddColumn("what");
        foreach (var group in overview.Forecasts.Take(MostGroups))
            table.AddRow(new Text(group.BreaksIn ?? "later"), new Text(Number(group.Pairs)), new Text(group.What));
        if (overview.Forecasts.Count > MostGroups) table.AddRow("", "", $"and {Number(overview.Forecasts.Count - MostGroups)} more; see report.md");
        return table;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
