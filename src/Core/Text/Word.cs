namespace InstructMix.Core.Text;

/// <summary>A word of a text.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Hash">Stands for what it says: equal for words that differ in upper and lower case alone.</param>
public readonly record struct Word(int Start, int Length, ulong Hash);
