namespace InstructMix.Mixer.Outputs;

/// <summary>A file that a mix wrote.</summary>
/// <param name="File">Its name in the output folder.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its digest, in lower-case hexadecimal.</param>
public sealed record OutputFile(string File, long Records, long Bytes, string Sha256);
