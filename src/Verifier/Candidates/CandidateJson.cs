using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Verifier.Files;

namespace InstructMix.Verifier.Candidates;

/// <summary>Candidates and kept pairs as lines of JSON, as <see cref="CandidateReader"/> reads them back. The text stays readable: only what JSON must escape is escaped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
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
    public static byte[] Line(KeptPair pair) => Line(pair.Candidate, writer =>
    {
        writer.WritePropertyName("verification"u8);
        JsonSerializer.Serialize(writer, pair.Verification, Default.Verification);
    });

    /// <summary>A candidate with the fields of another record beside its own, such as a reject with its verdict.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="beside">The other record; none of its names may be one of the candidate's.</param>
    /// <param name="type">How the other record is written.</param>
    /// <typeparam name="T">The other record.</typeparam>
    public static byte[] Line<T>(Candidate candidate, T beside, JsonTypeInfo<T> type) => Line(candidate, writer =>
    {
        foreach (var property in JsonSerializer.SerializeToElement(beside, type).EnumerateObject()) property.WriteTo(writer);
    });

    private static byte[] Line(Candidate candidate, Action<Utf8JsonWriter> beside)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            foreach (var property in JsonSerializer.SerializeToElement(candidate, Default.Candidate).EnumerateObject()) property.WriteTo(writer);
            beside(writer);
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
