using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Outputs;

/// <summary>A line of <c>index.jsonl</c>: where a pair of the mix came from. The lines have the order of the mix, one split after the other.</summary>
/// <param name="Number">Its number in the split, or in the mix where that is not split, from 1.</param>
/// <param name="Source">The source that it carries.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Origin">Where it stood, as <c>file:line</c>.</param>
/// <param name="Entry">The number of the recipe's source that it is of, from 1.</param>
/// <param name="Split">The split; left out where the mix is not split.</param>
/// <param name="Copy">The number of the copy, where the pair stands in the mix more than once; left out at the first.</param>
public sealed record IndexRecord(
    long Number,
    string Source,
    string Id,
    string Origin,
    int Entry,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Split = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Copy = null)
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "index.jsonl";
}
