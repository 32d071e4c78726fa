namespace InstructMix.Generation.Endpoints;

/// <summary>What the model said.</summary>
/// <param name="Text">The text, as it was; never blank.</param>
/// <param name="FinishReason">Why it ended, in the server's word: <c>stop</c>, <c>length</c>; null where the server says nothing.</param>
/// <param name="Usage">What it cost; null where the server says nothing.</param>
/// <param name="Reasoning">What the model thought before, where the server tells that apart from the answer; null where it does not.</param>
public sealed record Answer(string Text, string? FinishReason, TokenUsage? Usage, string? Reasoning = null)
{
    /// <summary>The server's other answers, where it gave several; what they all cost is in <see cref="Usage"/>. Null for none.</summary>
    public IReadOnlyList<Answer>? Others { get; init; }

    /// <summary>The word of a server's whose answer was cut off at the longest that was allowed.</summary>
    public const string CutOff = "length";
}
