using System.Text.Json;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>Asks a model that was tuned to follow instructions, by the turns of a chat.</summary>
internal sealed class ChatEndpoint : EndpointKind
{
    public override Api Api => Api.Chat;

    public override string Path => "/chat/completions";

    public override bool Takes(Prompt prompt) => prompt is Prompt.Chat;

    public override Prompt Compose(IReadOnlyList<Exemplar> shots, string question) => new Prompt.Chat(
        [
            new ChatMessage("system", FewShotPrompt.Task),
            .. shots.SelectMany(s => new ChatMessage[] { new("user", s.Instruction.Trim()), new("assistant", s.Response.Trim()) }),
            new ChatMessage("user", question),
        ],
        Ids(shots));

    public override byte[] Body(string model, Prompt prompt, Sampling sampling) => JsonSerializer.SerializeToUtf8Bytes(
        new ChatBody(model, ((Prompt.Chat)prompt).Messages, sampling.Temperature, sampling.TopP, sampling.MaxTokens, sampling.Seed),
        GenerationJson.Lines.ChatBody);
}
