namespace InstructMix.Verifier.Extraction;

/// <summary>A run of Python in a text.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends, line end excluded.</param>
/// <param name="IsWhole">Whether there is nothing else in the text.</param>
/// <param name="IsImports">Whether nothing but imports speaks for Python.</param>
/// <param name="Broken">How many of its lines are not Python.</param>
internal sealed record CodeRun(int Start, int End, bool IsWhole, bool IsImports, int Broken);
