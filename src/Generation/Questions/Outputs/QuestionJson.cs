using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Questions.Outputs;

/// <summary>The JSON of questions: pairs, rejects, the report.</summary>
[JsonSerializable(typeof(QuestionPair))]
[JsonSerializable(typeof(QuestionReject))]
[JsonSerializable(typeof(QuestionReport))]
internal sealed partial class QuestionJson : JsonSerializerContext
{
    /// <summary>Records of one line.</summary>
    public static QuestionJson Lines { get; } = new(Plain(isIndented: false));

    /// <summary>A file that people read.</summary>
    public static QuestionJson Document { get; } = new(Plain(isIndented: true));

    /// <summary>A record as one line, with the <c>\n</c> that ends it.</summary>
    public static byte[] Line<T>(T record, JsonTypeInfo<T> type)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line,
            new JsonWriterOptions { Encoder = type.Options.Encoder, Indented = type.Options.WriteIndented, NewLine = "\n" }))
            JsonSerializer.Serialize(writer, record, type);
        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }

    private static JsonSerializerOptions Plain(bool isIndented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new PlainJsonEncoder(),
        RespectNullableAnnotations = true,
        WriteIndented = isIndented,
    };
}
