namespace InstructMix.Verifier.Candidates;

/// <summary>ShareGPT conversations.</summary>
internal sealed class ShareGptShape : ConversationShape
{
    /// <inheritdoc/>
    public override string Name => "ShareGPT";

    /// <inheritdoc/>
    protected override string Turns => "conversations";

    /// <inheritdoc/>
    protected override string Speaker => "from";

    /// <inheritdoc/>
    protected override string Words => "value";

    /// <inheritdoc/>
    protected override bool IsPerson(string? speaker) => speaker is "human" or "user";

    /// <inheritdoc/>
    protected override bool IsModel(string? speaker) => speaker is "gpt" or "assistant" or "chatgpt" or "bard" or "bing";
}
