using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Recipes;

/// <summary>One entry of a recipe's <c>sources</c>.</summary>
/// <param name="Source">Which kind of source reads the files.</param>
/// <param name="Path">The files, relative to the recipe: one name or a list.</param>
/// <param name="Take">The most pairs to take; all where nothing is said.</param>
/// <param name="Where">Which records to keep: a C# expression over the record, such as <c>Response.Length >= 100 &amp;&amp; !IsRefusal</c>; all where nothing is said.</param>
public sealed record RecipeSource(
    string Source,
    [property: JsonConverter(typeof(PathListConverter))] IReadOnlyList<string> Path,
    int? Take = null,
    string? Where = null);
