using System.Text.Json.Serialization;
using InstructMix.Mixer.Outputs.Formats;

namespace InstructMix.Mixer.Recipes;

/// <summary>Which sources go into a mix, and how (<c>docs/mixing.md</c>). The defaults stand here and nowhere else.</summary>
/// <param name="Name">Names the mix in its manifest.</param>
/// <param name="Sources">The sources; of two copies of a pair the first in this order stays.</param>
/// <param name="Seed">Decides what <c>take</c> takes and the order of the mix.</param>
/// <param name="Parts">How many files the list of tuples is spread over.</param>
/// <param name="Python">The Python on which snippets must compile, such as <c>3.11</c>.</param>
/// <param name="Formats">What is written; the list of tuples where nothing is said.</param>
/// <param name="NearDuplicates">That near-duplicates are dropped; they stay where nothing is said.</param>
/// <param name="Decontaminate">The benchmarks whose texts must not be in the mix: files' names, or objects with a path and a field.</param>
/// <param name="Secrets">What is done with keys, tokens and passwords.</param>
/// <param name="PersonalData">What is done with e-mail addresses, telephone numbers, addresses and numbers of people.</param>
/// <param name="Size">How many pairs the weighted sources have together; as many as their weights allow where nothing is said.</param>
/// <param name="PartSize">The most pairs of a part, in the place of a number of parts.</param>
/// <param name="Judge">The model that judges; none where nothing is said.</param>
/// <param name="Splits">The shares of train, validation and test; one whole mix where nothing is said.</param>
public sealed record Recipe(
    string Name,
    IReadOnlyList<RecipeSource> Sources,
    long Seed = 0,
    int Parts = 2,
    string Python = "3.11",
    IReadOnlyList<string>? Formats = null,
    NearDuplicates? NearDuplicates = null,
    [property: JsonConverter(typeof(BenchmarkListConverter))] IReadOnlyList<Benchmark>? Decontaminate = null,
    SensitiveRule Secrets = SensitiveRule.Keep,
    SensitiveRule PersonalData = SensitiveRule.Keep,
    int? Size = null,
    int? PartSize = null,
    Splits? Splits = null,
    JudgeRecipe? Judge = null)
{
    /// <summary>The most parts that a recipe may ask for.</summary>
    public const int MaxParts = 1000;

    /// <summary>Whether any source has a weight.</summary>
    internal bool HasWeights => Sources.Any(s => s.Weight is not null);

    /// <summary>What is written.</summary>
    public IReadOnlyList<string> Formats { get; } = Formats ?? [MixFormats.Usual];
}
