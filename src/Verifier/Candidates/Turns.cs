using System.Text;
using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>Reads the turns of a conversation, however speaker and words are called and whatever the words are packed in.</summary>
internal static class Turns
{
    private static readonly string[] Speakers = ["role", "from"];
    private static readonly string[] Contents = ["content", "value"];

    /// <summary>Whether a person says this.</summary>
    public static bool IsPersons(JsonElement turn) => Speaker(turn) is "user" or "human";

    /// <summary>Whether the model says this.</summary>
    public static bool IsModels(JsonElement turn) =>
        Speaker(turn) is "assistant" or "gpt" or "chatgpt" or "bard" or "bing" or "model" or "ai";

    /// <summary>What the field with the words of a turn is called.</summary>
    public static string NameOfWords(JsonElement turn, string usual) => Contents.FirstOrDefault(c => Field(turn, c) is not null) ?? usual;

    /// <summary>The words of a turn; null where it has none, as one that only calls a tool.</summary>
    public static string? Said(JsonElement turn)
    {
        foreach (var name in Contents)
        {
            if (Field(turn, name) is { } words && Text(words) is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        }

        return null;
    }

    /// <summary>What the person asks in these turns; null where none asks anything.</summary>
    public static string? Question(JsonElement turns)
    {
        string[] asked = [.. turns.EnumerateArray().Where(IsPersons).Select(Said).OfType<string>()];
        return asked.Length > 0 ? string.Join('\n', asked) : null;
    }

    /// <summary>What the model says last in these turns; null where it says nothing.</summary>
    public static string? Answer(JsonElement turns) => turns.EnumerateArray().Where(IsModels).Select(Said).OfType<string>().LastOrDefault();

    /// <summary>A field of a turn; null where it is missing.</summary>
    public static JsonElement? Field(JsonElement turn, string name) =>
        turn.ValueKind is JsonValueKind.Object && turn.TryGetProperty(name, out var value) ? value : null;

    private static string? Speaker(JsonElement turn)
    {
        foreach (var name in Speakers)
        {
            if (Field(turn, name) is { ValueKind: JsonValueKind.String } speaker) return speaker.GetString()!.ToLowerInvariant();
        }

        return null;
    }

    private static string? Text(JsonElement words)
    {
        if (words.ValueKind is JsonValueKind.String) return words.GetString();
        if (words.ValueKind is not JsonValueKind.Array) return null;
        var said = new StringBuilder();
        foreach (var part in words.EnumerateArray())
        {
            if (part.ValueKind is JsonValueKind.String) said.Append(part.GetString());

            // Parts of other types are images, calls of tools, reasoning.
            var isText = Field(part, "type") is not { ValueKind: JsonValueKind.String } type
                || type.GetString() is "text" or "output_text" or "input_text";
            if (isText && Field(part, "text") is { ValueKind: JsonValueKind.String } piece) said.Append(piece.GetString());
        }

        return said.Length > 0 ? said.ToString() : null;
    }
}
