namespace InstructMix.Generation.Questions.Texts;

/// <summary>A text, as blocks.</summary>
/// <param name="Title">Its title; null where it has none.</param>
/// <param name="Blocks">Its blocks in their order.</param>
internal sealed record TextDocument(string? Title, IReadOnlyList<TextBlock> Blocks);
