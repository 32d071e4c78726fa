using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Core;

/// <summary>
/// Writes an enum as the lower-case word that the file formats use (<c>SyntaxError</c> as <c>syntax_error</c>), and reads it in any case.
/// The framework's converter does the same, but its code is compiled anew for each enum at each start.
/// </summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        // Without a message of its own the exception says which value could not be converted to what, and where.
        reader.TokenType == JsonTokenType.String && Words.TryParse(reader.GetString()!, out T value) ? value : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Word());

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Words.TryParse(reader.GetString()!, out T value) ? value : throw new JsonException();

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Word());
}
