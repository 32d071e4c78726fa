using System.Text.Json;
using InstructMix.Generation.Prompts;

namespace InstructMix.Generation.Endpoints;

/// <summary>Writes what is sent for a prompt.</summary>
/// <param name="model">The model's name, as the server knows it.</param>
public sealed class InquiryWriter(string model)
{
    /// <summary>The inquiry for a prompt. The same arguments give the same bytes.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="sampling">How to choose tokens, with the seed of this very sample.</param>
    public Inquiry Write(Prompt prompt, Sampling sampling)
    {
        ArgumentNullException.ThrowIfNull(sampling);
        return prompt switch
        {
            Prompt.Chat chat => new Inquiry(Api.Chat, JsonSerializer.SerializeToUtf8Bytes(
                new ChatBody(model, chat.Messages, sampling.Temperature, sampling.TopP, sampling.MaxTokens, sampling.Seed),
                GenerationJson.Lines.ChatBody)),
            Prompt.Transcript text => new Inquiry(Api.Completions, JsonSerializer.SerializeToUtf8Bytes(
                new CompletionBody(model, text.Text, sampling.Temperature, sampling.TopP, sampling.MaxTokens, sampling.Seed, text.Stop),
                GenerationJson.Lines.CompletionBody)),
            _ => throw new ArgumentException($"there is no API for {prompt}", nameof(prompt)),
        };
    }
}
