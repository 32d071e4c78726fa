using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Candidates;

/// <summary>Candidates and kept pairs as lines of JSON, as <see cref="CandidateReader"/> reads them back. The text stays readable: only what JSON must escape is escaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Candidate))]
[JsonSerializable(typeof(Verification))]
public sealed partial class CandidateJson : JsonSerializerContext
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = new PlainJsonEncoder() };

    /// <summary>A candidate as one line, with the <c>\n</c> that ends it.</summary>
    /// <param name="candidate">The candidate.</param>
    public static byte[] Line(Candidate candidate) => Line(candidate, _ => { });

    /// <summary>A kept pair as one line, with the <c>\n</c> that ends it: the candidate's fields, and <c>verification</c>.</summary>
    /// <param name="pair">The pair.</param>
    public static byte[] Line(KeptPair pair) => Line(pair.Candidate, writer => WriteVerification(writer, pair.Verification));

    /// <summary>A writer for many lines, see <see cref="Write"/>.</summary>
    internal static Utf8JsonWriter Writer() => new(Stream.Null, Readable);

    /// <summary>Writes a kept pair as one line, with the <c>\n</c> that ends it.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="writer">One of <see cref="Writer"/>.</param>
    /// <param name="lines">Where to.</param>
    internal static void Write(KeptPair pair, Utf8JsonWriter writer, IBufferWriter<byte> lines)
    {
        writer.Reset(lines);
        writer.WriteStartObject();
        WriteFields(writer, pair.Candidate);
        WriteVerification(writer, pair.Verification);
        writer.WriteEndObject();
        writer.Flush();
        lines.Write("\n"u8);
    }

    /// <summary>A candidate with the fields of another record beside its own, such as a reject with its verdict.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="beside">The other record; none of its names may be one of the candidate's.</param>
    /// <param name="type">How the other record is written.</param>
    /// <typeparam name="T">The other record.</typeparam>
    public static byte[] Line<T>(Candidate candidate, T beside, JsonTypeInfo<T> type) => Line(candidate, writer =>
    {
        foreach (var property in JsonSerializer.SerializeToElement(beside, type).EnumerateObject()) property.WriteTo(writer);
    });

    private static void WriteVerification(Utf8JsonWriter writer, Verification verification)
    {
        writer.WritePropertyName("verification"u8);
        JsonSerializer.Serialize(writer, verification, Default.Verification);
    }

    private static byte[] Line(Candidate candidate, Action<Utf8JsonWriter> beside)
    {
        // Large enough for most lines, whose escapes take some room as well.
        var buffer = new ArrayBufferWriter<byte>(
            1024 + (9 * (candidate.Response.Length + (candidate.Code?.Length ?? 0) + candidate.Instruction.Length) / 8));
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            WriteFields(writer, candidate);
            beside(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    // Field by field: the serializer writes an object with its braces, and through an element that others are put beside every line took three times as long.
    private static void WriteFields(Utf8JsonWriter writer, Candidate candidate)
    {
        writer.WriteString("id"u8, candidate.Id);
        writer.WriteString("instruction"u8, candidate.Instruction);
        writer.WriteString("response"u8, candidate.Response);
        WriteText(writer, "code"u8, candidate.Code);
        WriteText(writer, "source"u8, candidate.Source);
        WriteText(writer, "prompt"u8, candidate.Prompt);
        if (candidate.Tests is { } tests)
        {
            writer.WriteStartArray("tests"u8);
            foreach (var test in tests) writer.WriteStringValue(test);
            writer.WriteEndArray();
        }

        WriteText(writer, "test"u8, candidate.Test);
        WriteText(writer, "entry_point"u8, candidate.EntryPoint);
        WriteText(writer, "setup"u8, candidate.Setup);
        if (candidate.Files is { } files)
        {
            writer.WriteStartObject("files"u8);
            foreach (var (path, text) in files) writer.WriteString(path, text);
            writer.WriteEndObject();
        }

        WriteJson(writer, "io"u8, candidate.Io);
        WriteJson(writer, "compare"u8, candidate.Compare);
        WriteJson(writer, "meta"u8, candidate.Meta);
    }

    private static void WriteJson(Utf8JsonWriter writer, ReadOnlySpan<byte> name, JsonElement? value)
    {
        if (value is not { } json) return;
        writer.WritePropertyName(name);
        json.WriteTo(writer);
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }
}
