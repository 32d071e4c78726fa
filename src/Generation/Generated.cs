using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation;

/// <summary>The result of one sample of the plan.</summary>
/// <param name="Planned">The sample.</param>
/// <param name="Candidate">The candidate; null where there is none.</param>
/// <param name="Problem">Why there is no candidate; null where there is one, and where the budget was spent before it was asked for.</param>
public sealed record Generated(PlannedSample Planned, Candidate? Candidate, GenerationProblem? Problem);
