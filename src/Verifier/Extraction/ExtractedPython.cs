namespace InstructMix.Verifier.Extraction;

/// <summary>The Python of a response.</summary>
/// <param name="Code">The Python; null where there is none.</param>
/// <param name="Method">How it was found.</param>
/// <param name="Note">What a person should know about it, such as that a block was left out; null where there is nothing to say.</param>
public sealed record ExtractedPython(string? Code, ExtractionMethod Method, string? Note = null);
