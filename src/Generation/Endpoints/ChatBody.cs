using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>The body of <c>POST /v1/chat/completions</c>.</summary>
internal sealed record ChatBody(
    string Model, IReadOnlyList<ChatMessage> Messages, double? Temperature, double? TopP, int? MaxTokens, long? Seed,
    IReadOnlyList<string>? Stop, int? N);
