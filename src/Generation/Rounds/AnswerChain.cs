using InstructMix.Generation.Asking;

namespace InstructMix.Generation.Rounds;

/// <summary>A sample's answer, and the better ones that were asked for because it did not pass.</summary>
/// <param name="Planned">The sample.</param>
/// <param name="Links">What was asked for, in its order; nothing where the budget was spent.</param>
internal sealed record AnswerChain(PlannedSample Planned, IReadOnlyList<ChainLink> Links);
