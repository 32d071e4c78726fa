namespace InstructMix.Generation.Endpoints;

/// <summary>The body of <c>POST /v1/completions</c>.</summary>
internal sealed record CompletionBody(
    string Model, string Prompt, double? Temperature, double? TopP, int? MaxTokens, long? Seed, IReadOnlyList<string> Stop, int? N);
