using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation;

/// <summary>The result of one sample of the plan.</summary>
/// <param name="Planned">The sample.</param>
/// <param name="Candidate">The candidate; null where there is a problem.</param>
/// <param name="Problem">Why there is no candidate; null where there is one.</param>
public sealed record Generated(PlannedSample Planned, Candidate? Candidate, GenerationProblem? Problem);
