using System.Text.Json;
using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Requests;

/// <summary>Reads a word of ours; anything else is a field of the user's own, and none to us.</summary>
/// <typeparam name="T">The enum.</typeparam>
internal sealed class KnownWord<T> : JsonConverter<T?>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = JsonElement.ParseValue(ref reader);
        foreach (var known in Enum.GetValues<T>())
            if (value.ValueKind == JsonValueKind.String && value.GetString() == known.Word()) return known;
        return null;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        if (value is { } known) writer.WriteStringValue(known.Word());
        else writer.WriteNullValue();
    }
}
