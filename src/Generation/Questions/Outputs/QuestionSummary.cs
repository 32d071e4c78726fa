using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation.Questions.Outputs;

/// <summary>What a run came to, and where it is.</summary>
/// <param name="Journal">Where the answers are as they arrive; delete it to have everything asked anew.</param>
/// <param name="Calls">What was asked of the model.</param>
/// <param name="Report">The counts, also in the report's file.</param>
public sealed record QuestionSummary(string Journal, CallCounts Calls, QuestionReport Report)
{
    /// <summary>The pairs; null where not one answer was had and nothing was written.</summary>
    public string? Output { get; init; }

    /// <summary>What was not kept.</summary>
    public string? Rejects { get; init; }

    /// <summary>The report's file.</summary>
    public string? ReportFile { get; init; }

    /// <summary>What all answers of the journal cost, at the prices that were given; null without prices.</summary>
    public decimal? Cost { get; init; }
}
