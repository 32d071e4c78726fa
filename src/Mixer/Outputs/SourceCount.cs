namespace InstructMix.Mixer.Outputs;

/// <summary>What became of one source of the recipe.</summary>
/// <param name="Source">The kind of source.</param>
/// <param name="Path">Its files, as the recipe names them.</param>
/// <param name="Take">The most pairs that the recipe takes; null where it takes all.</param>
/// <param name="Where">The expression that the records were filtered by; null where there is none.</param>
/// <param name="Records">What became of its records.</param>
/// <param name="Masked">How many secrets and personal data were masked, by kind, also in records that were dropped later; left out where none were.</param>
public sealed record SourceCount(
    string Source, IReadOnlyList<string> Path, int? Take, string? Where, Counts Records, IReadOnlyDictionary<string, long>? Masked = null);
