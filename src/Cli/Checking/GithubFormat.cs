using System.Globalization;
using System.Text;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Examples;

namespace InstructMix.Cli.Checking;

/// <summary>
/// Workflow commands for GitHub Actions, which shows them on the lines they name
/// (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions).
/// </summary>
/// <param name="paths">Names files relative to the repository.</param>
internal sealed class GithubFormat(SourcePath paths)
{
    /// <summary>A command a line: an error for each failure and each part of the input that cannot be used, a warning for each warning.</summary>
    public string Write(CheckResult result, int pythons)
    {
        var text = new StringBuilder();
        foreach (var problem in result.Problems)
            Add(text, "error", problem.File, problem.Line, "unusable", $"{problem.What}; {problem.Remedy}");
        foreach (var finding in Finding.Of(result.Failures, pythons))
        {
            var example = finding.Example;
            var message = $"{example.What}: {example.Detail}{finding.Where}";
            if (example.Given is not null) message += $"\nshown:\n{example.Shown}given:\n{example.Given}".TrimEnd('\n');
            if (example.Remedy is { } remedy) message += "\n" + remedy;
            if (finding.Follow is { } follow) message += "\n" + follow;
            Add(text, "error", example.File, example.At, finding.Word, message);
        }

        foreach (var entry in result.Mended)
            Add(text, "error", result.Baseline!, 0, "mended", $"{entry.File}: {entry.What} at line {entry.Line} does not fail any more; take it out of the baseline with --write-baseline");
        foreach (var warning in result.Examples.SelectMany(e => e.Warnings.Select(w => (e.File, w))).Distinct())
            Add(text, "warning", warning.File, warning.w.Line, warning.w.Category, warning.w.Message);
        return text.ToString();
    }

    private void Add(StringBuilder text, string level, string file, long line, string title, string message)
    {
        text.Append("::").Append(level).Append(" file=").Append(Property(paths.Of(file)));
        if (line > 0) text.Append(",line=").Append(line.ToString(CultureInfo.InvariantCulture));
        text.Append(",title=").Append(Property("instructmix: " + title)).Append("::").Append(Data(message)).Append('\n');
    }

    private static string Data(string text) =>
        Visible.Lines(text.ReplaceLineEndings("\n")).Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(Visible.Line(text)).Replace(":", "%3A").Replace(",", "%2C");
}
