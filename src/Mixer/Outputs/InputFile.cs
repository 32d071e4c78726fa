namespace InstructMix.Mixer.Outputs;

/// <summary>A file that went into a mix, as it lay on disk.</summary>
/// <param name="File">Its name, as the recipe has it.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its digest, in lower-case hexadecimal.</param>
public sealed record InputFile(string File, long Bytes, string Sha256);
