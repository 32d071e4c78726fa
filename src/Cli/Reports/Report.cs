using InstructMix.Generation.Waterfalls;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Reports;

/// <summary>What a report for people shows of one run of <c>verify</c> or <c>reverify</c>: every pair on every Python.</summary>
/// <param name="Title">What was verified, as a person would say it: the data set's file name.</param>
/// <param name="Tool">The tool's version.</param>
/// <param name="At">When the run ended.</param>
/// <param name="Versions">The Pythons, as <c>3.11</c>, oldest first.</param>
/// <param name="Pairs">The pairs in the order of the input; where they are too many, those worth showing.</param>
internal sealed record Report(string Title, string Tool, DateTimeOffset At, IReadOnlyList<string> Versions, IReadOnlyList<ReportPair> Pairs)
{
    private readonly Overview? _overview;

    /// <summary>The field that pairs are counted by.</summary>
    public string GroupBy { get; init; } = ProblemNames.Model;

    /// <summary>How many of what a model was asked for came how far; null where the run asked no model.</summary>
    public Waterfall? Waterfall { get; init; }

    /// <summary>The counts of the whole run; set where <see cref="Pairs"/> are only some of its pairs, counted otherwise.</summary>
    public Overview Overview
    {
        get => _overview ?? OverviewTally.Of(this);
        init => _overview = value;
    }
}
