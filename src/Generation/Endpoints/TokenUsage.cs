namespace InstructMix.Generation.Endpoints;

/// <summary>What an answer cost.</summary>
/// <param name="Prompt">Tokens of the prompt.</param>
/// <param name="Completion">Tokens of the answer.</param>
public sealed record TokenUsage(long Prompt, long Completion)
{
    /// <summary>Both together.</summary>
    public long Total => Prompt + Completion;
}
