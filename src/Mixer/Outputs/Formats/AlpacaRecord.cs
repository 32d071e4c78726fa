namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>A line of <c>alpaca.jsonl</c>: Alpaca's fields, and the source.</summary>
/// <param name="Instruction">What is asked.</param>
/// <param name="Input">Always empty: an instruction carries its own input.</param>
/// <param name="Output">The answer.</param>
/// <param name="Source">The pair's source.</param>
public sealed record AlpacaRecord(string Instruction, string Input, string Output, string Source)
{ }
