using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>
/// Questions and answers that a model wrote: <c>[instruction, response]</c>, <c>{question, answer}</c>, or Alpaca's
/// <c>{instruction, input, output}</c>, where <c>response</c> may stand for <c>output</c>.
/// </summary>
public sealed class SyntheticQaSource : IPairSource
{
    /// <inheritdoc/>
    public string Name => "synthetic_qa";

    /// <inheritdoc/>
    public bool HoldsSnippets => false;

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default) =>
        Records.ReadAsync(file, RecordJson.Default.JsonElement, Shape, cancellation);

    private Reading<Pair> Shape(JsonElement record, Origin origin)
    {
        var (question, answer) = record.ValueKind switch
        {
            JsonValueKind.Array when record.GetArrayLength() == 2 => (Text(record[0]), Text(record[1])),
            JsonValueKind.Object => (Text(record, "question") ?? Instruction(record), Text(record, "answer") ?? Text(record, "output") ?? Text(record, "response")),
            _ => (null, null),
        };
        return question is null || answer is null
            ? Reading<Pair>.Bad(origin.File, origin.Line, "the record is no question with its answer", "write [\"question\", \"answer\"], or an object with \"question\" and \"answer\" or \"instruction\" and \"output\"")
            : Reading<Pair>.Good(origin.File, origin.Line,
            new Pair(Name, question, answer, Id(record) ?? origin.ToString(), origin) { Meta = Meta(record) });
    }

    private static string? Instruction(JsonElement record) =>
        Text(record, "instruction") is { } instruction && Text(record, "input") is { } input && !string.IsNullOrWhiteSpace(input)
            ? $"{instruction}\n\n{input}"
            : Text(record, "instruction");

    private static string? Id(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String
            or JsonValueKind.Number ? id.ToString() : null;

    // A copy: the element itself would hold the whole record in memory.
    private static JsonElement? Meta(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object
            ? meta.Clone() : null;

    private static string? Text(JsonElement record, string field) => record.TryGetProperty(field, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
