using System.Text.Json;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>Asks a model that was tuned to follow instructions, by the turns of a chat.</summary>
internal sealed class ChatEndpoint : EndpointKind
{
    public override Api Api => Api.Chat;

    public override string Path => "/chat/completions";

    public override bool Takes(Prompt prompt) => prompt is Prompt.Chat;

    public override byte[] Body(string model, Prompt prompt, Sampling sampling)
    {
        var chat = (Prompt.Chat)prompt;
        return JsonSerializer.SerializeToUtf8Bytes(
            new ChatBody(
                model, chat.Messages, sampling.Temperature, sampling.TopP, sampling.MaxTokens, sampling.Seed, chat.Stop.Count > 0
                    ? chat.Stop : null, sampling.Choices),
            GenerationJson.Lines.ChatBody);
    }
}
