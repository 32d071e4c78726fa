using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Generation.Endpoints;

/// <summary>Reads a message's content: a text, or a list of parts of which those that are text count. Null for anything else.</summary>
internal sealed class MessageText : JsonConverter<string?>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        var value = JsonElement.ParseValue(ref reader);
        if (value.ValueKind != JsonValueKind.Array) return null;
        var texts = value.EnumerateArray()
            .Select(p =>
            p.ValueKind == JsonValueKind.Object && p.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String
                ? text.GetString() : null)
            .Where(t => t is not null)
            .ToList();
        return texts.Count > 0 ? string.Concat(texts) : null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
