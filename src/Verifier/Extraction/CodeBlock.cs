namespace InstructMix.Verifier.Extraction;

/// <summary>A piece of a response that is, or may be, code.</summary>
/// <param name="Language">What the fence's tag says of it.</param>
/// <param name="Text">The lines, without fences.</param>
/// <param name="Start">Where the block (its opening fence) starts in the response.</param>
/// <param name="End">Where it (its closing fence) ends.</param>
/// <param name="IsClosed">False where the response ended before the block did.</param>
internal sealed record CodeBlock(TagLanguage Language, string Text, int Start, int End, bool IsClosed);
