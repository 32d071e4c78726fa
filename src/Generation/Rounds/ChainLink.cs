using InstructMix.Generation.Asking;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Generation.Rounds;

/// <summary>One answer of a chain.</summary>
/// <param name="Kind">What was asked for: an answer, or a better one.</param>
/// <param name="Candidate">The answer; null where none could be had.</param>
/// <param name="Pair">It with its verdict; null where it is not judged.</param>
internal sealed record ChainLink(AskKind Kind, Candidate? Candidate, KeptPair? Pair)
{
    /// <summary>How far it came in any trial: what agrees too little ran all the same.</summary>
    public Level Reached { get; init; } = Pair?.Verification.Level ?? Level.None;
}
