using System.Text;
using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Stubs;

/// <summary>Writes values of JSON as Python does.</summary>
internal static class PythonLiteral
{
    private static readonly PlainJsonEncoder Readable = new();

    /// <summary>The value as Python.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "None",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => Of(value.GetString()!),
        JsonValueKind.Array => $"[{Elements(value)}]",
        _ => $"{{{string.Join(", ", value.EnumerateObject().Select(p => $"{Of(p.Name)}: {Of(p.Value)}"))}}}",
    };

    /// <summary>A list as a tuple.</summary>
    public static string Tuple(JsonElement list) => list.GetArrayLength() == 1 ? $"({Elements(list)},)" : $"({Elements(list)})";

    /// <summary>A value in a line of JSON; null where the line is no JSON.</summary>
    public static JsonElement? Parse(string json)
    {
        try
        {
            return JsonElement.Parse(json);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static string Elements(JsonElement list) => string.Join(", ", list.EnumerateArray().Select(Of));

    // What JSON must escape Python reads in the same way, as long as no character takes two escapes.
    private static string Of(string text) =>
        new StringBuilder().Append('"').Append(JsonEncodedText.Encode(text, Readable)).Append('"').ToString();
}
