namespace InstructMix.Generation.Questions.Texts;

/// <summary>A paragraph, a heading or an item of a list.</summary>
/// <param name="Text">What it says, on one line.</param>
/// <param name="Line">The line on which it begins.</param>
/// <param name="IsHeading">Whether it is a heading: no passage goes over it.</param>
internal sealed record TextBlock(string Text, long Line, bool IsHeading = false);
