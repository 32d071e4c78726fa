using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Recipes;

/// <summary>One entry of a recipe's <c>sources</c>.</summary>
/// <param name="Source">Which kind of source reads the files.</param>
/// <param name="Path">The files, relative to the recipe: one name or a list.</param>
/// <param name="Take">The most pairs to take; all where nothing is said.</param>
public sealed record RecipeSource(
    string Source,
    [property: JsonConverter(typeof(PathListConverter))] IReadOnlyList<string> Path,
    int? Take = null);
