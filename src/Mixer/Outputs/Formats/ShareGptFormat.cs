namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>ShareGPT's conversations.</summary>
internal sealed class ShareGptFormat() : LinesFormat<ShareGptRecord>("sharegpt", OutputJson.Lines.ShareGptRecord)
{
    /// <inheritdoc/>
    public override string ReadBy => "LLaMA-Factory (`sharegpt`), axolotl (`chat_template` with `field_messages: conversations`)";

    /// <inheritdoc/>
    protected override ShareGptRecord Line(Pair pair) => new([new("human", pair.Instruction), new("gpt", pair.Response)], pair.Source);
}
