namespace InstructMix.Mixer;

/// <summary>What of a benchmark was found in a record.</summary>
/// <param name="File">The benchmark's file, as the recipe names it.</param>
/// <param name="Record">The record's line, or its number where the file is one array or Parquet.</param>
/// <param name="Field">The field of the benchmark's record.</param>
/// <param name="Match">How it was found.</param>
/// <param name="Text">The text of the dropped record that the benchmark holds as well; long ones are cut.</param>
public sealed record BenchmarkMatch(string File, long Record, string Field, MatchKind Match, string Text);
