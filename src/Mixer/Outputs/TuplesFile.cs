using System.Buffers;
using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Outputs;

/// <summary>Writes a list of <c>[source, [instruction, response]]</c>, one a line, so that two versions can be compared line by line.</summary>
internal static class TuplesFile
{
    /// <summary>Writes the whole list.</summary>
    public static async ValueTask WriteAsync(CountedFile file, IEnumerable<Pair> pairs, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = new PlainJsonEncoder() });
        byte[] before = "[\n"u8.ToArray();
        foreach (var pair in pairs)
        {
            await file.WriteAsync(before, cancellation);
            before = ",\n"u8.ToArray();
            buffer.ResetWrittenCount();
            writer.Reset();
            Write(writer, pair);
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
}
