using System.Runtime.CompilerServices;
using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Mixer.Sources;

/// <summary>
/// Files that people bring: candidates, Alpaca, chat messages, ShareGPT, questions with answers, tuples; as JSON Lines, one array, or Parquet.
/// Records of several shapes may stand in one file.
/// </summary>
public sealed class CommunitySource : IPairSource
{
    /// <inheritdoc/>
    public string Name => "jsonl";

    /// <inheritdoc/>
    public bool HoldsSnippets => false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        if (!file.Path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            await foreach (var reading in Records.ReadAsync(file, RecordJson.Default.JsonElement, Shape,
                cancellation)) yield return reading;
            yield break;
        }

        await foreach (var (number, row) in ParquetRows.ReadAllAsync(file.Path, cancellation))
            yield return Shape(row, new Origin(file.Named, number));
    }

    private Reading<Pair> Shape(JsonElement record, Origin origin)
    {
        var (source, instruction, response, laterTurns) = CommunityRecord.Read(record);
        if (instruction is null || response is null)
        {
            return Reading<Pair>.Bad(origin.File, origin.Line, $"the record has no instruction with its response ({CommunityRecord.Describe(record)})",
                "write instruction and response, instruction, input and output, messages, conversations, or question and answer");
        }

        return Reading<Pair>.Good(origin.File, origin.Line,
            new Pair(source ?? Name, instruction, response, CommunityRecord.Id(record) ?? origin.ToString(), origin)
            {
                HasLaterTurns = laterTurns,
                Code = CommunityRecord.Code(record),
                Verification = CommunityRecord.Verification(record),
                Meta = CommunityRecord.Rest(record),
            });
    }
}
