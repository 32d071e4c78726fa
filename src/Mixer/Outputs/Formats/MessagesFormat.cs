namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>Chat messages of a user and an assistant.</summary>
internal sealed class MessagesFormat() : LinesFormat<MessagesRecord>("messages", OutputJson.Lines.MessagesRecord)
{
    /// <inheritdoc/>
    public override string ReadBy => "TRL, axolotl (`chat_template`), LLaMA-Factory (`sharegpt` with tags)";

    /// <inheritdoc/>
    protected override MessagesRecord Line(Pair pair) => new([new("user", pair.Instruction), new("assistant", pair.Response)], pair.Source);
}
