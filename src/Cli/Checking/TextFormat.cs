using System.Globalization;
using System.Text;
using InstructMix.Core;
using InstructMix.Examples;
using InstructMix.Examples.Running;
using Spectre.Console;

namespace InstructMix.Cli.Checking;

/// <summary>What was found, for people: a line for each failure that begins with its place, and under it the code, what is shown and given, and what to do.</summary>
/// <param name="console">Where it is drawn.</param>
/// <param name="pythons">How many Pythons were asked for.</param>
internal sealed class TextFormat(IAnsiConsole console, int pythons)
{
    private const int LinesShown = 12;
    private const int LongestLine = 300;

    /// <summary>Characters; <c>_mismatch</c> in <c>sandbox/runner/candidate/sessions.py</c> has the same bound.</summary>
    private const int LongestInDetail = 200;

    /// <summary>Everything, and a line that sums it up.</summary>
    public void Write(CheckResult result)
    {
        foreach (var problem in result.Problems) Line("red", problem.File, problem.Line, "unusable", problem.What, problem.Remedy);
        foreach (var finding in Finding.Of(result.Failures, pythons)) Write(finding);
        foreach (
            var finding in Finding.Of(result.Examples.Where(e => e.Outcome is null && e.Detail != ExampleResult.SkippedByPage), pythons))
            Line("grey", finding.Example.File, finding.Example.Line, "skipped",
                $"{finding.Example.What}: {finding.Example.Detail}{finding.Where}", null);
        foreach (var (file, warning) in result.Examples.SelectMany(e => e.Warnings.Select(w => (e.File, w))).Distinct())
            Line("yellow", file, warning.Line, "warning", $"{warning.Category}: {warning.Message}", null);
        foreach (var entry in result.Mended)
            Line("red", result.Baseline!, 0, "mended",
                $"{entry.File}:{entry.Line}: {entry.What} (Python {entry.Python}) does not fail any more", "take it out with --write-baseline");
        if (result.Unchecked.Count > 0)
        {
            var (looks, were) = result.Unchecked.Count == 1 ? ("looks like a session", "was") : ("look like sessions", "were");
            var places = Some(result.Unchecked.Select(u => $"{u.File}:{u.Line}"), result.Unchecked.Count);
            Markup($"[grey]{Many(result.Unchecked.Count, "block")} {looks} and {were} not checked, as another language is said of them: {Escaped(places)}[/]");
        }

        if (result.Examples.Count == 0)
            Markup($"[yellow]no example was found in {Many(result.Files.Count, "file")}[/]: docs/checking.md says what is one");
        Markup(SummaryLine(result));
    }

    private void Write(Finding finding)
    {
        var example = finding.Example;
        Line("red", example.File, example.At, finding.Word, $"{Cell(example)}{example.Detail}{finding.Where}", null);
        if (example.Code is { } code) Markup($"    [grey]{example.At} │[/] {Escaped(Cut(code))}");
        if (example is { Given: { } given } && IsTooLongForDetail(example.Shown ?? "", given))
        {
            Block("shown", example.Shown ?? "");
            Block("given", given);
        }

        if (example.Remedy is { } remedy) Markup($"    [grey]→ {Escaped(remedy)}[/]");
        if (finding.Follow is { } follow) Markup($"    [grey]{follow}[/]");
    }

    private static string Some(IEnumerable<string> places, int count) =>
        string.Join(", ", places.Take(LinesShown)) + (count > LinesShown ? ", …" : "");

    /// <summary>A line that a screen can hold.</summary>
    private static string Cut(string text) => text.Length <= LongestLine ? text : text[..LongestLine] + " …";

    private void Block(string word, string text)
    {
        var lines = (text.Length == 0 ? "(nothing)" : text).TrimEnd('\n').Split('\n');
        foreach (var (line, i) in lines.Take(LinesShown).Select((l, i) => (l, i)))
            Markup($"    [grey]{(i == 0 ? word : "     ")} │[/] {Escaped(line)}");
        if (lines.Length > LinesShown) Markup($"    [grey]      │ … {lines.Length - LinesShown} more lines[/]");
    }

    // The judge puts what is shown and given into the detail where both fit on its line.
    private static bool IsTooLongForDetail(string shown, string given)
    {
        (shown, given) = (shown.Trim('\n'), given.Trim('\n'));
        return shown.Length + given.Length > LongestInDetail || shown.Contains('\n', StringComparison.Ordinal)
            || given.Contains('\n', StringComparison.Ordinal);
    }

    private static string Cell(ExampleResult example) => example.Kind is ExampleKind.Cell or ExampleKind.Record ? example.What + ": " : "";

    private void Line(string colour, string file, long line, string word, string what, string? remedy)
    {
        var place = line > 0 ? $"{file}:{line}" : file;
        Markup($"[bold]{Escaped(place)}[/]: [{colour}]{word}[/]: {Escaped(what)}");
        if (remedy is not null) Markup($"    [grey]→ {Escaped(remedy)}[/]");
    }

    /// <summary>Somebody's text on one line, in which nothing is markup.</summary>
    private static string Escaped(string text) => Spectre.Console.Markup.Escape(Visible.Line(text));

    // A terminal wraps by itself, and then a place can still be clicked and copied whole.
    private void Markup(string markup)
    {
        lock (console)
        {
            int width = console.Profile.Width;
            console.Profile.Width = Math.Max(width, 4000);
            console.MarkupLine(markup);
            console.Profile.Width = width;
        }
    }

    /// <summary>The counts as a sentence without colours.</summary>
    public static string Counts(CheckResult result) => Spectre.Console.Markup.Remove(SummaryLine(result));

    private static string SummaryLine(CheckResult result)
    {
        var counts = CheckSummary.Of(result);
        var line = new StringBuilder(string.Create(CultureInfo.InvariantCulture,
            $"{Many(counts.Files, "file")}, {Many(counts.Examples, "example")}{(counts.Pythons > 1 ? $" × {counts.Pythons} Pythons: {Many(counts.Checks, "check")}" : "")}: "));
        line.Append(counts.Failed + counts.Mended + counts.Unusable + counts.Undecided == 0 ? "[green]" : "[default]")
            .Append(Number(counts.Passed)).Append(" passed[/]");
        Add("red", counts.Failed, "failed");
        Add("yellow", counts.Known, "known to fail");
        Add("red", counts.Mended, "mended but still in the baseline");
        Add("green", counts.Updated, counts.Updated == 1 ? "output rewritten" : "outputs rewritten");
        Add("grey", counts.Skipped, "skipped");
        Add("red", counts.Undecided, "undecided");
        Add("red", counts.Unusable, "unusable");
        return line.Append(CultureInfo.InvariantCulture, $"  [grey]({result.Elapsed.TotalSeconds:0.0} s)[/]").ToString();

        void Add(string colour, long count, string word)
        {
            if (count > 0) line.Append(", [").Append(colour).Append(']').Append(Number(count)).Append(' ').Append(word).Append("[/]");
        }
    }

    private static string Many(long count, string word) => $"{Number(count)} {word}{(count == 1 ? "" : "s")}";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
