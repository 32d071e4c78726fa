namespace InstructMix.Generation.Endpoints;

/// <summary>What the model said.</summary>
/// <param name="Text">The text, as it was.</param>
/// <param name="FinishReason">Why it ended, in the server's word: <c>stop</c>, <c>length</c>; null where the server says nothing.</param>
/// <param name="Usage">What it cost; null where the server says nothing.</param>
public sealed record Answer(string Text, string? FinishReason, TokenUsage? Usage);
