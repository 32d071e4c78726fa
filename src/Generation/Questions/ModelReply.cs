namespace InstructMix.Generation.Questions;

/// <summary>What a model wrote.</summary>
/// <param name="Text">The text, as it was.</param>
/// <param name="IsCutOff">Whether it is as long as an answer may be, and so probably not whole.</param>
internal sealed record ModelReply(string Text, bool IsCutOff);
