using System.Globalization;
using System.Text;
using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Screens;

/// <summary>One line that says how far a run is: count, rate, time left, outcomes, and what is being confirmed.</summary>
internal static class ProgressLine
{
    private const int MostOutcomes = 5;

    /// <summary>The line.</summary>
    /// <param name="counts">The counts so far.</param>
    /// <param name="total">How many candidates there are; null where that is not known.</param>
    /// <param name="elapsed">The time since the start.</param>
    /// <param name="confirming">The outcomes that are being confirmed by another run.</param>
    public static LiveText Of(VerificationSummary counts, long? total, TimeSpan elapsed, IReadOnlyList<Outcome> confirming)
    {
        double rate = elapsed.TotalSeconds > 0.5 ? counts.Candidates / elapsed.TotalSeconds : 0;
        var words = new StringBuilder(total is { } all ? $"{Number(counts.Candidates)}/{Number(all)}" : Number(counts.Candidates));
        if (rate > 0) words.Append(CultureInfo.InvariantCulture, $"  {rate:N0}/s");
        // Where only outcomes in doubt are left, which are slow, the rate so far says nothing about the time left.
        if (rate > 0 && total is { } of && of - counts.Candidates > confirming.Count)
            words.Append(CultureInfo.InvariantCulture, $"  {Duration(TimeSpan.FromSeconds(Math.Ceiling((of - counts.Candidates) / rate)))} left");
        foreach (var (word, count) in counts.Outcomes.OrderByDescending(o => o.Key == Outcome.Passed.Word()).ThenByDescending(o => o.Value)
            .Take(MostOutcomes))
            words.Append("  ").Append(Number(count)).Append(' ').Append(word);
        if (confirming.Count > 0)
            words.Append("  confirming ").AppendJoin(", ", confirming.CountBy(o => o).OrderBy(c => c.Key).Select(c => $"{Number(c.Value)} {c.Key.Word()}"));
        return new LiveText(words.ToString(), total > 0 ? (double)counts.Candidates / total.Value : null);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan time) =>
        time.TotalHours >= 1 ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}" : $"{time.Minutes}:{time.Seconds:00}";
}
