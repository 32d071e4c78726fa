namespace InstructMix.Generation.Endpoints;

/// <summary>What an answer cost, by the server's own count.</summary>
/// <param name="Prompt">Tokens of the prompt.</param>
/// <param name="Completion">Tokens of the answer.</param>
public sealed record TokenUsage(long Prompt, long Completion);
