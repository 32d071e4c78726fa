using System.Text.Json.Serialization;

namespace InstructMix.Generation.Endpoints;

/// <summary>The answer of both APIs: a chat's choice has a message, a completion's has a text. Nothing is required, because servers differ.</summary>
internal sealed record AnswerBody(IReadOnlyList<AnswerBody.Choice?>? Choices, AnswerBody.Tokens? Usage)
{
    public sealed record Choice(Message? Message, string? Text, string? FinishReason);

    /// <param name="Content">What the model says.</param>
    /// <param name="ReasoningContent">What it thought before, where the server tells that apart (vLLM, llama.cpp, DeepSeek).</param>
    /// <param name="Reasoning">The same under its other name (OpenRouter, newer vLLM).</param>
    /// <param name="Refusal">Why it will not answer.</param>
    public sealed record Message(
        [property: JsonConverter(typeof(MessageText))] string? Content,
        [property: JsonConverter(typeof(MessageText))] string? ReasoningContent,
        [property: JsonConverter(typeof(MessageText))] string? Reasoning,
        string? Refusal);

    public sealed record Tokens(long? PromptTokens, long? CompletionTokens);
}
