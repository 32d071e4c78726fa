using System.Security.Cryptography;
using System.Text.Json;

namespace InstructMix.Generation.Prompts;

/// <summary>What a model is given for one sample of one request: turns of a chat, or a text to continue.</summary>
/// <param name="Shots">The ids of the exemplars in it, in their order.</param>
public abstract record Prompt(IReadOnlyList<string> Shots)
{
    /// <summary>
    /// SHA-256, in lower-case hexadecimal, over the bytes of the prompt as they stand in the request's body:
    /// the JSON value of <c>messages</c> for a chat, that of <c>prompt</c> (with its quotes and escapes) for a completion.
    /// </summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(ToJson()));

    /// <summary>The texts in it that a model reads.</summary>
    public abstract IEnumerable<string> Texts { get; }

    private protected abstract byte[] ToJson();

    /// <summary>A prompt for <see cref="Api.Chat"/>.</summary>
    /// <param name="Messages">The turns, the request's own last.</param>
    /// <param name="Shots">The ids of the exemplars in it.</param>
    public sealed record Chat(IReadOnlyList<ChatMessage> Messages, IReadOnlyList<string> Shots) : Prompt(Shots)
    {
        /// <summary>Where the answer is over; empty where the model ends it by itself.</summary>
        public IReadOnlyList<string> Stop { get; init; } = [];

        /// <inheritdoc/>
        public override IEnumerable<string> Texts => Messages.Select(m => m.Content);

        private protected override byte[] ToJson() =>
            JsonSerializer.SerializeToUtf8Bytes(Messages, GenerationJson.Lines.IReadOnlyListChatMessage);
    }

    /// <summary>A prompt for <see cref="Api.Completions"/>.</summary>
    /// <param name="Text">The text to continue.</param>
    /// <param name="Stop">Where the model has begun a request of its own, and its answer is over.</param>
    /// <param name="Shots">The ids of the exemplars in it.</param>
    public sealed record Transcript(string Text, IReadOnlyList<string> Stop, IReadOnlyList<string> Shots) : Prompt(Shots)
    {
        /// <inheritdoc/>
        public override IEnumerable<string> Texts => [Text];

        private protected override byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(Text, GenerationJson.Lines.String);
    }
}
