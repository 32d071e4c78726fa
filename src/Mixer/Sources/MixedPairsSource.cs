using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>A finished mix: a list of <c>[source, [instruction, response]]</c>. Each pair keeps its source.</summary>
public sealed class MixedPairsSource : IPairSource
{
    /// <summary>The word for it in recipes.</summary>
    internal const string Word = "pairs";

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public bool HoldsSnippets => false;

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default) =>
        Records.ReadAsync(file, RecordJson.Default.JsonElement, Shape, cancellation);

    private static Reading<Pair> Shape(JsonElement record, Origin origin) =>
        IsList(record, 2) && IsText(record[0]) && !string.IsNullOrWhiteSpace(record[0].GetString())
            && IsList(record[1], 2) && IsText(record[1][0]) && IsText(record[1][1])
            ? Reading<Pair>.Good(origin.File, origin.Line,
            new Pair(record[0].GetString()!, record[1][0].GetString()!, record[1][1].GetString()!, origin.ToString(), origin))
            : Reading<Pair>.Bad(origin.File, origin.Line, "the record is no [source, [instruction, response]]", "is this a finished mix?");

    private static bool IsList(JsonElement value, int length) => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == length;

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;
}
