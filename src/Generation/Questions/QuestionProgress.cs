using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation.Questions;

/// <summary>How far a run is, and what just went wrong.</summary>
/// <param name="Passages">Passages that are done.</param>
/// <param name="Kept">Pairs that are kept so far, before the balance.</param>
/// <param name="Calls">What was asked of the model.</param>
/// <param name="Problem">What just went wrong, for a person; null where nothing did.</param>
public sealed record QuestionProgress(int Passages, int Kept, CallCounts Calls, string? Problem);
