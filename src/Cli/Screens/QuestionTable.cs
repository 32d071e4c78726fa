using System.Globalization;
using InstructMix.Core;
using InstructMix.Generation.Questions.Outputs;
using Spectre.Console;

namespace InstructMix.Cli.Screens;

/// <summary>The waterfall of questions: how many each stage let through of each kind, and why it dropped the others. Stages that dropped none are left out.</summary>
internal static class QuestionTable
{
    /// <summary>The table.</summary>
    /// <param name="report">The counts.</param>
    public static Table Of(QuestionReport report)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("questions, by kind and stage") };
        table.AddColumn(new TableColumn("kind, stage").NoWrap());
        table.AddColumn(new TableColumn("in").RightAligned());
        table.AddColumn(new TableColumn("kept").RightAligned());
        table.AddColumn(new TableColumn("dropped"));
        foreach (var kind in report.Kinds)
        {
            table.AddRow(new Text(kind.Kind.Word()), new Text(Number(kind.In)), new Text(Number(kind.Kept)), new Text(""));
            foreach (var stage in kind.Stages.Where(s => s.Dropped.Count > 0))
            {
                string dropped = string.Join(", ", stage.Dropped.Select(d => $"{d.Key} {Number(d.Value)}"));
                table.AddRow(new Text($"  {stage.Stage.Word()}"), new Text(Number(stage.In)), new Text(Number(stage.Kept)), new Text(dropped));
            }
        }

        return table;
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
