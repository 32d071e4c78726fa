namespace InstructMix.Cli.Screens;

/// <summary>What a live line says at a moment.</summary>
/// <param name="Words">The words: the same on a terminal and in a log.</param>
/// <param name="Share">How much of the work is done, from 0 to 1, for a bar before the words; null where that is not known.</param>
internal readonly record struct LiveText(string Words, double? Share = null);
