namespace InstructMix.Verifier.Reverification;

/// <summary>Why an outcome differs, for people.</summary>
/// <param name="Cause">What such changes are grouped by.</param>
/// <param name="What">A title.</param>
/// <param name="Remedy">What to do; null where nothing is known.</param>
/// <param name="Source">The page that says so; null where there is none.</param>
public sealed record Explanation(Cause Cause, string What, string? Remedy = null, string? Source = null);
