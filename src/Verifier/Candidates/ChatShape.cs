namespace InstructMix.Verifier.Candidates;

/// <summary>Chat messages, as the common chat completion interfaces have them.</summary>
internal sealed class ChatShape : ConversationShape
{
    /// <inheritdoc/>
    public override string Name => "chat";

    /// <inheritdoc/>
    protected override string Turns => "messages";

    /// <inheritdoc/>
    protected override string Speaker => "role";

    /// <inheritdoc/>
    protected override string Words => "content";

    /// <inheritdoc/>
    protected override bool IsPerson(string? speaker) => speaker is "user";

    /// <inheritdoc/>
    protected override bool IsModel(string? speaker) => speaker is "assistant";
}
