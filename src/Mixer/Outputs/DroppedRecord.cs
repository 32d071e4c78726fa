using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Outputs;

/// <summary>A line of <c>dropped.jsonl</c>.</summary>
/// <param name="Source">The source that it would have carried.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Origin">Where it stood, as <c>file:line</c>.</param>
/// <param name="Reason">Why it is not in the mix.</param>
/// <param name="Detail">The evidence.</param>
/// <param name="Instruction">What it asked; null where it could not be read.</param>
/// <param name="Response">What it answered; null where it could not be read.</param>
/// <param name="CollidedWith">The pair of the mix that says the same or nearly the same; left out where that is not the reason.</param>
/// <param name="FoundIn">The record of a benchmark that it holds; left out where that is not the reason.</param>
public sealed record DroppedRecord(
    string Source,
    string Id,
    string Origin,
    DropReason Reason,
    string Detail,
    string? Instruction,
    string? Response,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Collision? CollidedWith = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BenchmarkMatch? FoundIn = null)
{
    /// <summary>The file's name in the output folder.</summary>
    public const string FileName = "dropped.jsonl";
}
