using System.Globalization;
using System.Text;
using InstructMix.Cli.Reports;
using InstructMix.Core.Files;
using InstructMix.Examples;

namespace InstructMix.Cli.Checking;

/// <summary>What was found as Markdown: a sentence with the counts, and a table of what failed.</summary>
/// <param name="paths">Names files relative to the repository.</param>
internal sealed class MarkdownFormat(SourcePath paths)
{
    private const int MostRows = 200;

    /// <summary>The text.</summary>
    public string Write(CheckResult result, int pythons)
    {
        var rows = Rows(result, pythons).ToList();
        var text = new StringBuilder("## InstructMix check\n\n").Append(TextFormat.Counts(result)).Append('\n');
        if (rows.Count == 0) return text.ToString();
        text.Append('\n');
        MarkdownText.Row(text, ["place", "outcome", "what", "what to do"]);
        MarkdownText.Row(text, ["---", "---", "---", "---"]);
        foreach (var row in rows.Take(MostRows)) MarkdownText.Row(text, row.Select(MarkdownText.Plain));
        if (rows.Count > MostRows) text.Append(CultureInfo.InvariantCulture, $"\n{rows.Count - MostRows:N0} more.\n");
        return text.ToString();
    }

    private IEnumerable<string[]> Rows(CheckResult result, int pythons)
    {
        foreach (var problem in result.Problems) yield return [Place(problem.File, problem.Line), "unusable", problem.What, problem.Remedy];
        foreach (var finding in Finding.Of(result.Failures, pythons))
        {
            var example = finding.Example;
            yield return [Place(example.File, example.At), finding.Word, $"{example.What}: {example.Detail}{finding.Where}{(finding.Follow is { } follow ? $" ({follow})" : "")}", example.Remedy ?? ""];
        }

        foreach (var entry in result.Mended)
            yield return [Place(entry.File, entry.Line), "mended", $"{entry.What} (Python {entry.Python}) does not fail any more", "take it out of the baseline with --write-baseline"];
    }

    private string Place(string file, long line) => line > 0 ? $"{paths.Of(file)}:{line.ToString(CultureInfo.InvariantCulture)}" : paths.Of(file);
}
