namespace InstructMix.Mixer.Sources;

/// <summary>A file of a source.</summary>
/// <param name="Named">As the recipe names it: this is what outputs and messages show.</param>
/// <param name="Path">Where it lies.</param>
public sealed record SourceFile(string Named, string Path);
