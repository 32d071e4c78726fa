using InstructMix.Harness;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Reports;

/// <summary>The counts of a run, as every kind of report shows them.</summary>
internal sealed record Overview
{
    /// <summary>How many pairs there are.</summary>
    public required long Pairs { get; init; }

    /// <summary>For each version how many pairs came to each outcome; outcomes that did not occur are left out.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<Outcome, long>> Outcomes { get; init; }

    /// <summary>For each version how much was proved of the pairs that pass, where that is told.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<Level, long>> Levels { get; init; }

    /// <summary>The rates of all pairs, by problem; null where a run has several versions, or pairs name no problems.</summary>
    public required PassRates? Rates { get; init; }

    /// <summary>The rates of each model, or of each value of the field that pairs are counted by.</summary>
    public required IReadOnlyList<PassRates> Groups { get; init; }

    /// <summary>The counts of each problem that has several answers, those first that are solved least often.</summary>
    public required IReadOnlyList<ProblemGroup> Problems { get; init; }

    /// <summary>Pairs that pass on every version.</summary>
    public required long Sound { get; init; }

    /// <summary>Pairs whose outcome changed, from the set's verdict or between versions.</summary>
    public required long Changed { get; init; }

    /// <summary>Pairs that passed before and no longer do.</summary>
    public required long Broken { get; init; }

    /// <summary>Pairs whose warnings foretell a break.</summary>
    public required long Foretold { get; init; }

    /// <summary>What changed, the most frequent cause first.</summary>
    public required IReadOnlyList<ChangeGroup> Changes { get; init; }

    /// <summary>What is going to break, the next version first; what names no version is last.</summary>
    public required IReadOnlyList<ForecastGroup> Forecasts { get; init; }

    /// <summary>Why pairs did not pass, the most frequent reason first; only where there is one version.</summary>
    public required IReadOnlyList<ReasonGroup> Reasons { get; init; }
}
