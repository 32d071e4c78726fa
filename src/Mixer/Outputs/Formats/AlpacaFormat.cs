namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>Alpaca's instruction, input and output.</summary>
internal sealed class AlpacaFormat() : LinesFormat<AlpacaRecord>("alpaca", OutputJson.Lines.AlpacaRecord)
{
    /// <inheritdoc/>
    public override string ReadBy => "axolotl (`alpaca`), LLaMA-Factory (`alpaca`)";

    /// <inheritdoc/>
    protected override AlpacaRecord Line(Pair pair) => new(pair.Instruction, "", pair.Response, pair.Source);
}
