using System.Text.Json;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>Asks a base model, by a transcript that it continues.</summary>
internal sealed class CompletionEndpoint : EndpointKind
{
    public override Api Api => Api.Completions;

    public override string Path => "/completions";

    public override bool Takes(Prompt prompt) => prompt is Prompt.Transcript;

    public override byte[] Body(string model, Prompt prompt, Sampling sampling)
    {
        var transcript = (Prompt.Transcript)prompt;
        return JsonSerializer.SerializeToUtf8Bytes(
            new CompletionBody(
                model, transcript.Text, sampling.Temperature, sampling.TopP, sampling.MaxTokens, sampling.Seed, transcript.Stop,
                sampling.Choices),
            GenerationJson.Lines.CompletionBody);
    }
}
