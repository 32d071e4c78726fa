using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Recipes;

/// <summary>A benchmark whose texts must not be in the mix: an entry of a recipe's <c>decontaminate</c>, where the name alone may stand for it.</summary>
/// <param name="Path">The file, relative to the recipe: JSON Lines, one JSON array, or Parquet; <c>.gz</c> is decompressed.</param>
/// <param name="Field">The fields whose texts count: one name or a list; a point leads into a field's own fields. Where nothing is said the plain ones of known benchmarks, such as prompt, question, text, code and canonical_solution.</param>
public sealed record Benchmark(
    string Path,
    [property: JsonConverter(typeof(PathListConverter))] IReadOnlyList<string>? Field = null);
