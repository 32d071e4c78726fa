using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Recipes;

/// <summary>Reads one file name, or a list of them, as a list.</summary>
public sealed class PathListConverter : JsonConverter<IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return [reader.GetString()!];
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        var paths = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            paths.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException());
        return paths;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string path in value) writer.WriteStringValue(path);
        writer.WriteEndArray();
    }
}
