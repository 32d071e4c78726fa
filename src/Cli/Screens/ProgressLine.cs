using System.Globalization;
using System.Text;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Screens;

/// <summary>One line that says how far a run is: bar, count, rate, time left, outcomes.</summary>
internal static class ProgressLine
{
    private const int BarWidth = 24;

    /// <summary>The line for a terminal, as Spectre markup.</summary>
    /// <param name="counts">The counts so far.</param>
    /// <param name="total">How many candidates there are; null where that is not known.</param>
    /// <param name="elapsed">The time since the start.</param>
    public static string Markup(VerificationSummary counts, long? total, TimeSpan elapsed)
    {
        var line = new StringBuilder();
        if (total is > 0 and { } all)
        {
            int filled = (int)Math.Min(BarWidth, BarWidth * counts.Candidates / all);
            line.Append("[green]").Append('━', filled).Append("[/][grey]").Append('━', BarWidth - filled).Append("[/] ");
        }

        line.Append(Counts(counts, total, elapsed));
        line.Append("  [green]").Append(Number(counts.Kept)).Append(" kept[/]");
        foreach (var (word, count) in counts.Outcomes.Where(o => o.Key != "passed").OrderByDescending(o => o.Value).Take(4))
            line.Append("  [grey]").Append(Number(count)).Append(' ').Append(word).Append("[/]");
        return line.ToString();
    }

    /// <summary>The line for a log.</summary>
    /// <param name="counts">The counts so far.</param>
    /// <param name="total">How many candidates there are; null where that is not known.</param>
    /// <param name="elapsed">The time since the start.</param>
    public static string Plain(VerificationSummary counts, long? total, TimeSpan elapsed) =>
        Counts(counts, total, elapsed) + "  " + string.Join("  ", counts.Outcomes.Select(o => $"{o.Key} {Number(o.Value)}"));

    private static string Counts(VerificationSummary counts, long? total, TimeSpan elapsed)
    {
        double rate = elapsed.TotalSeconds > 0.5 ? counts.Candidates / elapsed.TotalSeconds : 0;
        var text = total is { } all ? $"{Number(counts.Candidates)}/{Number(all)}" : Number(counts.Candidates);
        if (rate > 0) text += string.Create(CultureInfo.InvariantCulture, $"  {rate:N0}/s");
        if (rate > 0 && total > counts.Candidates) text += $"  {Duration(TimeSpan.FromSeconds((total.Value - counts.Candidates) / rate))} left";
        return text;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}" : $"{time.Minutes}:{time.Seconds:00}";
}
