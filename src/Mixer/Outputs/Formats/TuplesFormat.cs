using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using InstructMix.Core.Files;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Sources;

namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>The published form: lists of <c>[source, [instruction, response]]</c> in parts, one pair a line, so that two versions can be compared line by line.</summary>
internal sealed partial class TuplesFormat : IMixFormat
{
    /// <inheritdoc/>
    public string Name => MixFormats.Usual;

    /// <inheritdoc/>
    public string ReadBy => "what reads the published set; `json.load`";

    /// <inheritdoc/>
    public bool Owns(string file) => Ours().IsMatch(file);

    /// <inheritdoc/>
    public string? FilesOf(string? split) => null; // lists in lists are no table

    /// <inheritdoc/>
    public async ValueTask WriteAsync(MixFolder folder, MixSplit split, CancellationToken cancellation)
    {
        // Only what is trained on is long enough for parts.
        bool hasParts = split.Name is null or MixSplit.Train;
        int number = 0;
        foreach (var part in hasParts ? split.Parts() : [split.Pairs])
            await WriteAsync(folder.Start($"instruction_tuning_dataset_alpha_{(hasParts ? $"part{++number}" : split.Name)}.json"), part, cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Pair> ReadAsync(string path, CancellationToken cancellation) =>
        new MixedPairsSource().ReadAsync(new SourceFile(Path.GetFileName(path), path), cancellation).Select(r => r.Value!);

    private static async ValueTask WriteAsync(CountedFile file, IEnumerable<Placed> pairs, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = new PlainJsonEncoder() });
        byte[] before = "[\n"u8.ToArray();
        foreach (var placed in pairs)
        {
            await file.WriteAsync(before, cancellation);
            before = ",\n"u8.ToArray();
            buffer.ResetWrittenCount();
            writer.Reset();
            Write(writer, placed.Offer.Pair!);
            await file.WriteRecordAsync(buffer.WrittenMemory, cancellation);
        }

        await file.WriteAsync(before.AsSpan().StartsWith("["u8) ? "[]\n"u8.ToArray() : "\n]\n"u8.ToArray(), cancellation);
    }

    private static void Write(Utf8JsonWriter writer, Pair pair)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(pair.Source);
        writer.WriteStartArray();
        writer.WriteStringValue(pair.Instruction);
        writer.WriteStringValue(pair.Response);
        writer.WriteEndArray();
        writer.WriteEndArray();
        writer.Flush();
    }

    [GeneratedRegex(@"^instruction_tuning_dataset_alpha_(part\d+|validation|test)\.json$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
