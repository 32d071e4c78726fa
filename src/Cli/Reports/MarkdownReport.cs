using System.Globalization;
using System.Text;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>Writes a report as Markdown: the counts, what changed and why, what is going to break, and the pairs that changed or do not pass.</summary>
internal static class MarkdownReport
{
    private const int MostPairs = 500;

    private const int MostGroups = 50;

    /// <summary>Writes.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task WriteAsync(Report report, Stream target, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var overview = report.Overview;
        text.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Plain(report.Title)}\n\nPython {string.Join(", ", report.Versions)} · {report.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC · instructmix {report.Tool}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{overview.Sound:N0} of {overview.Pairs:N0} pairs pass{(report.Versions.Count > 1 ? " on every version" : "")}.");
        if (overview.Broken > 0) text.Append(CultureInfo.InvariantCulture, $" {overview.Broken:N0} passed before and no longer do.");
        text.Append("\n\n## Outcomes\n\n");
        MarkdownText.Row(text, ["outcome", .. report.Versions]);
        MarkdownText.Row(text, ["---", .. report.Versions.Select(_ => "---:")]);
        foreach (var outcome in overview.Outcomes.SelectMany(o => o.Keys).Distinct().Order())
        {
            MarkdownText.Row(text, [$"`{outcome.Word()}`", .. overview.Outcomes.Select(o => Number(o.GetValueOrDefault(outcome)))]);
            if (!outcome.IsKept()) continue;
            foreach (var level in overview.Levels.SelectMany(l => l.Keys).Distinct().OrderDescending())
                MarkdownText.Row(text, [$"– {level.Word()}", .. overview.Levels.Select(l => Number(l.GetValueOrDefault(level)))]);
        }

        Waterfall(text, report);
        Rates(text, report);
        Changes(text, overview);
        Forecasts(text, overview);
        Reasons(text, overview);
        Pairs(text, report);
        await target.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        await target.FlushAsync(cancellation);
    }

    private static void Waterfall(StringBuilder text, Report report)
    {
        if (report.Waterfall is not { } waterfall) return;
        var stages = waterfall.Stages();
        text.Append("\n## From request to pair\n\n");
        MarkdownText.Row(text, ["", .. stages, "yield"]);
        MarkdownText.Row(text, ["---", .. Enumerable.Repeat("---:", stages.Count + 1)]);
        foreach (var (word, row) in waterfall.Rows())
            MarkdownText.Row(text, [word.Length == 0 ? "all answers" : $"{word} {MarkdownText.Plain(row.Name)}", .. YieldTable.Cells(stages, row)]);
    }

    private static void Rates(StringBuilder text, Report report)
    {
        var overview = report.Overview;
        if (overview.Rates is not { } all || (overview.Groups.Count == 0 && overview.Problems.Count == 0)) return;
        string[] ks = [.. overview.Groups.Append(all).SelectMany(g => g.PassAt.Keys).Distinct()
            .OrderBy(k => int.Parse(k, CultureInfo.InvariantCulture))];
        text.Append(CultureInfo.InvariantCulture, $"\n## By {MarkdownText.Plain(report.GroupBy)}\n\n");
        MarkdownText.Row(text, [MarkdownText.Plain(report.GroupBy), "problems", "solved", "pairs", "passed", .. ks.Select(k => "pass@" + k)]);
        MarkdownText.Row(text, ["---", .. Enumerable.Repeat("---:", 4 + ks.Length)]);
        foreach (var rates in overview.Groups.Take(MostGroups).Append(all))
        {
            MarkdownText.Row(text, [rates.Name is { } name ? MarkdownText.Plain(name) : "all", Number(rates.Problems), Number(rates.Solved),
                Number(rates.Candidates), Number(rates.Passed),
                .. ks.Select(k => rates.PassAt.TryGetValue(k, out double at) ? at.ToString("0.000", CultureInfo.InvariantCulture) : "")]);
        }

        More(text, overview.Groups.Count, MostGroups);
        if (overview.Problems.Count == 0) return;
        text.Append("\n## By problem\n\n");
        MarkdownText.Row(text, ["problem", "passed", "of"]);
        MarkdownText.Row(text, ["---", "---:", "---:"]);
        foreach (var problem in overview.Problems.Take(MostGroups))
            MarkdownText.Row(text, [MarkdownText.Plain(problem.Name), Number(problem.Counts.Passed), Number(problem.Counts.Answers)]);
        More(text, overview.Problems.Count, MostGroups);
    }

    private static void Changes(StringBuilder text, Overview overview)
    {
        if (overview.Changes.Count == 0) return;
        text.Append("\n## What changed, and why\n\n");
        MarkdownText.Row(text, ["pairs", "cause", "what", "what to do"]);
        MarkdownText.Row(text, ["---:", "---", "---", "---"]);
        foreach (var change in overview.Changes.Take(MostGroups))
            MarkdownText.Row(text, [Number(change.Pairs), MarkdownText.Plain(change.Cause), Linked(change.What, change.Source),
                MarkdownText.Plain(change.Remedy ?? "")]);
        More(text, overview.Changes.Count, MostGroups);
    }

    private static void Forecasts(StringBuilder text, Overview overview)
    {
        if (overview.Forecasts.Count == 0) return;
        text.Append("\n## Will break in\n\n");
        MarkdownText.Row(text, ["version", "pairs", "what"]);
        MarkdownText.Row(text, ["---", "---:", "---"]);
        foreach (var forecast in overview.Forecasts.Take(MostGroups))
            MarkdownText.Row(text, [MarkdownText.Plain(forecast.BreaksIn ?? "not named"), Number(forecast.Pairs),
                Linked(forecast.What, forecast.Source)]);
        More(text, overview.Forecasts.Count, MostGroups);
    }

    private static void Reasons(StringBuilder text, Overview overview)
    {
        if (overview.Reasons.Count == 0) return;
        text.Append("\n## Why pairs were dropped\n\n");
        MarkdownText.Row(text, ["pairs", "outcome", "reason"]);
        MarkdownText.Row(text, ["---:", "---", "---"]);
        foreach (var reason in overview.Reasons.Take(MostGroups))
            MarkdownText.Row(text, [Number(reason.Pairs), $"`{reason.Outcome.Word()}`",
                MarkdownText.Plain(reason.Reason.Length > 0 ? reason.Reason : reason.Outcome.Row().Meaning)]);
        More(text, overview.Reasons.Count, MostGroups);
    }

    private static void Pairs(StringBuilder text, Report report)
    {
        var told = report.Pairs.Where(p => p.Changes.Count > 0 || p.Cells.Any(c => !c.Outcome.IsKept())).ToList();
        if (told.Count == 0) return;
        text.Append("\n## Pairs that changed or do not pass\n\n");
        MarkdownText.Row(text, ["pair", .. report.Versions, "remark"]);
        MarkdownText.Row(text, ["---", .. report.Versions.Select(_ => "---"), "---"]);
        foreach (var pair in told.Take(MostPairs))
        {
            var remark = pair.Changes.Count > 0
                ? string.Join("; ", pair.Changes.Select(c => c.What).Distinct())
                : pair.Cells.First(c => !c.Outcome.IsKept()).Detail;
            MarkdownText.Row(text, [MarkdownText.Plain(pair.Id), .. pair.Cells.Select(c => $"`{c.Outcome.Word()}`"), MarkdownText.Plain(remark ?? "")]);
        }

        More(text, told.Count, MostPairs);
    }

    private static void More(StringBuilder text, int count, int shown)
    {
        if (count > shown) text.Append(CultureInfo.InvariantCulture, $"\n{count - shown:N0} more.\n");
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Linked(string what, string? source) =>
        source is not null && source.StartsWith("https://", StringComparison.Ordinal)
        && source.All(c => c is > ' ' and not ('(' or ')' or '<' or '>' or '|'))
            ? $"[{MarkdownText.Plain(what)}]({source})"
            : MarkdownText.Plain(what);
}
