namespace InstructMix.Generation.Endpoints;

/// <summary>The answer of both APIs: a chat's choice has a message, a completion's has a text. Nothing is required, because servers differ.</summary>
internal sealed record AnswerBody(IReadOnlyList<AnswerBody.Choice?>? Choices, AnswerBody.Tokens? Usage)
{
    public sealed record Choice(Message? Message, string? Text, string? FinishReason);

    public sealed record Message(string? Content, string? Refusal);

    public sealed record Tokens(long? PromptTokens, long? CompletionTokens);
}
