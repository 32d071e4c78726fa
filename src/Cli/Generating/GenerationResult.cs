using System.Globalization;
using InstructMix.Cli.Screens;
using InstructMix.Generation;

namespace InstructMix.Cli.Generating;

/// <summary>Shows what a generation came to, and what can be done about what is missing.</summary>
/// <param name="surroundings">Where it is shown.</param>
/// <param name="options">What was to be done.</param>
internal sealed class GenerationResult(Surroundings surroundings, GenerationOptions options)
{
    /// <summary>Shows it.</summary>
    /// <param name="summary">The counts.</param>
    public void Show(GenerationSummary summary)
    {
        surroundings.Show(SummaryTable.Of("generated",
        [
            ("asked", summary.Asked), ("  answered", summary.Answered), ("  failed", summary.Failed), ("    empty", summary.Empty), ("    refused", summary.Refused),
            ("from the journal", summary.Resumed), ("cut off", summary.CutOff), ("not asked: the budget is spent", summary.LeftOut),
            .. Requests(summary),
            .. summary.Tests is { } tests ? [("tests that can be used", tests), ("  requests without", summary.Untested ?? 0)] : Array.Empty<(string, long)>(),
        ]));
        if (summary.Verified is { } verified)
            surroundings.Show(SummaryTable.Of("verified", [.. VerificationScreen.Rows(verified), ("copies of kept ones", summary.Copies ?? 0)]));
        if (summary.Waterfall is { } waterfall
            && (summary.Verified is not null || summary.NewRequests is not null || summary.Tests is not null))
            surroundings.Show(YieldTable.Of(waterfall));
        if (summary.Output is not null) ShowFiles(summary);
        Warn(summary);
        if (summary.Cost is { } cost) surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"cost  {cost:0.00####}, with all earlier runs of {summary.Journal}"));
    }

    private static IEnumerable<(string, long)> Requests(GenerationSummary summary)
    {
        if (summary.NewRequests is not { } taken) yield break;
        yield return ("new requests", taken);
        foreach (var (reason, count) in summary.RefusedRequests ?? new Dictionary<string, long>())
        {
            string more = reason == "near_duplicate" ? string.Create(CultureInfo.InvariantCulture, $" (from {summary.NearDuplicates} on)") : "";
            yield return ($"  refused: {reason}{more}", count);
        }
    }

    private void ShowFiles(GenerationSummary summary)
    {
        surroundings.Say($"candidates  {summary.Output}");
        if (summary.Verified is not null)
        {
            surroundings.Say($"kept        {options.KeptFile}");
            surroundings.Say($"rejects     {options.RejectsFile}");
        }

        if (summary.NewRequests is not null) surroundings.Say($"requests    {options.RequestsFile}; refused: {options.RefusedFile}");
        if (summary.Tests is not null) surroundings.Say($"tests       {options.TestsFile}");
        surroundings.Say($"manifest    {options.ManifestFile}");
    }

    private void Warn(GenerationSummary summary)
    {
        if (summary.Verified is { } verified && verified.Kept < options.Kept)
            surroundings.Warn($"{verified.Kept:N0} of {options.Kept:N0} pairs were kept; the same command with a larger --count goes on from here");
        if (summary.Planned < options.Count)
            surroundings.Warn($"{summary.Planned:N0} answers are all that there are, not the {options.Count:N0} of --count: give more requests, or more --samples of each");
        if (summary.NewRequests < options.NewRequests && summary.LeftOut == 0 && !(summary.Kept >= options.Kept))
            surroundings.Warn($"{summary.NewRequests:N0} of {options.NewRequests:N0} new requests were taken: the model has nothing more to say that is new; raise --temperature, or give it more requests with --requests");
        if (summary.Untested > 0)
            surroundings.Warn($"{summary.Untested:N0} requests have no test that can be used, so no answer to them can agree; a request needs a name that tests find (entry_point)");
        if (summary.Failed + summary.OthersFailed > 0) surroundings.Warn($"{summary.Failed + summary.OthersFailed:N0} answers could not be had; the same command asks for them again");
        if (summary.LeftOut > 0) surroundings.Warn($"the budget is spent, and {summary.LeftOut:N0} answers were not asked for; the same command with a larger budget goes on from here");
    }
}
