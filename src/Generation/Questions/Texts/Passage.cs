namespace InstructMix.Generation.Questions.Texts;

/// <summary>A passage of a text, with its origin.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">The line on which it begins; in JSON Lines and Parquet that of its record. From 1.</param>
/// <param name="Title">The title of its document; null where it has none.</param>
/// <param name="Text">The passage.</param>
public sealed record Passage(string File, long Line, string? Title, string Text);
