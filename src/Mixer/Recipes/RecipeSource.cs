using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Recipes;

/// <summary>One entry of a recipe's <c>sources</c>.</summary>
/// <param name="Source">Which kind of source reads the files.</param>
/// <param name="Path">The files, relative to the recipe: one name or a list.</param>
/// <param name="Take">The most pairs to take; all where nothing is said.</param>
/// <param name="Where">Which records to keep: a C# expression over the record, such as <c>Response.Length >= 100 &amp;&amp; !IsRefusal</c>; what is usual for the source where nothing is said.</param>
/// <param name="Name">The source that the pairs carry in the mix; what the record says, or the kind of source, where nothing is said.</param>
/// <param name="Weight">The source's share of all weighted sources: with weights 2 and 1 two pairs of three are of the first.</param>
/// <param name="MaxCopies">How many times a pair may stand in the mix, so that <c>take</c> or <c>weight</c> is reached; 1 where nothing is said.</param>
/// <param name="Response">What of the record becomes the response.</param>
public sealed record RecipeSource(
    string Source,
    [property: JsonConverter(typeof(PathListConverter))] IReadOnlyList<string> Path,
    int? Take = null,
    string? Where = null,
    string? Name = null,
    double? Weight = null,
    int MaxCopies = 1,
    ResponseText Response = ResponseText.Answer)
{
    /// <summary>The most copies of a pair that a recipe may ask for.</summary>
    public const int MostCopies = 100;
}
