namespace InstructMix.Verifier.Extraction;

/// <summary>What was chosen among a response's blocks.</summary>
/// <param name="Code">The Python.</param>
/// <param name="Blocks">Of how many blocks it is made.</param>
/// <param name="LeftOut">How many blocks of Python were left out.</param>
internal sealed record BlockChoice(string Code, int Blocks, int LeftOut);
