using System.Globalization;
using System.Text;
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
        text.Append(CultureInfo.InvariantCulture, $"# {Plain(report.Title)}\n\nPython {string.Join(", ", report.Versions)} · {report.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC · instructmix {report.Tool}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{overview.Sound:N0} of {overview.Pairs:N0} pairs pass{(report.Versions.Count > 1 ? " on every version" : "")}.");
        if (overview.Broken > 0) text.Append(CultureInfo.InvariantCulture, $" {overview.Broken:N0} passed before and no longer do.");
        text.Append("\n\n## Outcomes\n\n");
        Row(text, ["outcome", .. report.Versions]);
        Row(text, ["---", .. report.Versions.Select(_ => "---:")]);
        foreach (var outcome in overview.Outcomes.SelectMany(o => o.Keys).Distinct().Order())
            Row(text, [$"`{outcome.Word()}`", .. overview.Outcomes.Select(o => Number(o.GetValueOrDefault(outcome)))]);
        Changes(text, overview);
        Forecasts(text, overview);
        Reasons(text, overview);
        Pairs(text, report);
        await target.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        await target.FlushAsync(cancellation);
    }

    private static void Changes(StringBuilder text, Overview overview)
    {
        if (overview.Changes.Count == 0) return;
        text.Append("\n## What changed, and why\n\n");
        Row(text, ["pairs", "cause", "what", "what to do"]);
        Row(text, ["---:", "---", "---", "---"]);
        foreach (var change in overview.Changes.Take(MostGroups))
            Row(text, [Number(change.Pairs), Plain(change.Cause), Linked(change.What, change.Source), Plain(change.Remedy ?? "")]);
        More(text, overview.Changes.Count, MostGroups);
    }

    private static void Forecasts(StringBuilder text, Overview overview)
    {
        if (overview.Forecasts.Count == 0) return;
        text.Append("\n## Will break in\n\n");
        Row(text, ["version", "pairs", "what"]);
        Row(text, ["---", "---:", "---"]);
        foreach (var forecast in overview.Forecasts.Take(MostGroups))
            Row(text, [Plain(forecast.BreaksIn ?? "not named"), Number(forecast.Pairs), Linked(forecast.What, forecast.Source)]);
        More(text, overview.Forecasts.Count, MostGroups);
    }

    private static void Reasons(StringBuilder text, Overview overview)
    {
        if (overview.Reasons.Count == 0) return;
        text.Append("\n## Why pairs were dropped\n\n");
        Row(text, ["pairs", "outcome", "reason"]);
        Row(text, ["---:", "---", "---"]);
        foreach (var reason in overview.Reasons.Take(MostGroups))
            Row(text, [Number(reason.Pairs), $"`{reason.Outcome.Word()}`", Plain(reason.Reason)]);
        More(text, overview.Reasons.Count, MostGroups);
    }

    private static void Pairs(StringBuilder text, Report report)
    {
        var told = report.Pairs.Where(p => p.Changes.Count > 0 || p.Cells.Any(c => !c.Outcome.IsKept())).ToList();
        if (told.Count == 0) return;
        text.Append("\n## Pairs that changed or do not pass\n\n");
        Row(text, ["pair", .. report.Versions, "remark"]);
        Row(text, ["---", .. report.Versions.Select(_ => "---"), "---"]);
        foreach (var pair in told.Take(MostPairs))
        {
            var remark = pair.Changes.Count > 0
                ? string.Join("; ", pair.Changes.Select(c => c.What).Distinct())
                : pair.Cells.First(c => !c.Outcome.IsKept()).Detail;
            Row(text, [Plain(pair.Id), .. pair.Cells.Select(c => $"`{c.Outcome.Word()}`"), Plain(remark ?? "")]);
        }

        More(text, told.Count, MostPairs);
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void More(StringBuilder text, int count, int shown)
    {
        if (count > shown) text.Append(CultureInfo.InvariantCulture, $"\n{count - shown:N0} more.\n");
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Linked(string what, string? source) =>
        source is not null && source.StartsWith("https://", StringComparison.Ordinal)
        && source.All(c => c is > ' ' and not ('(' or ')' or '<' or '>' or '|'))
            ? $"[{Plain(what)}]({source})"
            : Plain(what);

    /// <summary>A candidate's words on one line, in which nothing is Markdown or HTML, nothing is unseen, and nothing becomes a link, a mention or a reference where it is shown.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        int next = 0;
        foreach (var rune in text.EnumerateRunes().Take(300))
        {
            int at = next;
            next += rune.Utf16SequenceLength;
            if (Rune.IsWhiteSpace(rune)) plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                plain.Append(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            else if (rune.Value is '<') plain.Append("&lt;");
            else if (rune.Value is '&') plain.Append("&amp;");
            else if (rune.Value is '@' or '#') plain.Append("<span>").Append(rune).Append("</span>");
            else if (rune.Value is ':' && BeginsLink(text, at)) plain.Append("\\:");
            else if (rune.Value is '.' && plain.Length >= 3
                && plain.ToString(plain.Length - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase))
                plain.Append("\\.");
            else if (rune.IsAscii && @"\`*_[]|~!".Contains((char)rune.Value, StringComparison.Ordinal)) plain.Append('\\').Append(rune);
            else plain.Append(rune);
        }

        return plain.ToString();
    }

    /// <summary>Whether the colon at a place makes an address of what stands around it, as GitHub's Markdown reads it.</summary>
    private static bool BeginsLink(string text, int colon) =>
        text.AsSpan(colon + 1).StartsWith("//", StringComparison.Ordinal)
        || text.AsSpan(0, colon).EndsWith("mailto", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(0, colon).EndsWith("xmpp", StringComparison.OrdinalIgnoreCase);
}
