using System.Text.Json;

namespace InstructMix.Mixer.Sources;

/// <summary>The first exchange of a chat, whatever its turns call speaker and text: <c>role</c> and <c>content</c>, or ShareGPT's <c>from</c> and <c>value</c>.</summary>
internal static class Turns
{
    private static readonly string[] People = ["user", "human", "prompter"], Models = ["assistant", "gpt", "model", "chatgpt", "bot"];

    /// <summary>What the person says first, and the last thing that the model says before the person speaks again.</summary>
    /// <param name="turns">A list of turns; system messages and turns of tools are passed over.</param>
    /// <returns>Null texts where there is no such exchange, and whether turns follow it.</returns>
    public static (string? Question, string? Answer, bool Later) FirstExchange(JsonElement turns)
    {
        var asked = new List<string>();
        string? answer = null;
        foreach (var turn in turns.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.Object))
        {
            string speaker = Text(turn, "role", "from") ?? "";
            bool isPerson = People.Contains(speaker, StringComparer.OrdinalIgnoreCase);
            if (isPerson && answer is not null) return (Joined(asked), answer, true);
            if (isPerson && Text(turn, "content", "value") is { } question) asked.Add(question);
            else if (Models.Contains(speaker, StringComparer.OrdinalIgnoreCase) && asked.Count > 0) answer = Text(turn, "content", "value") ?? answer;
        }

        return (Joined(asked), answer, false);
    }

    private static string? Joined(List<string> asked) => asked.Count > 0 ? string.Join('\n', asked) : null;

    // A content may be a list of parts, of which those of text count.
    private static string? Text(JsonElement turn, string field, string other)
    {
        if (!turn.TryGetProperty(field, out var value) && !turn.TryGetProperty(other, out value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        if (value.ValueKind != JsonValueKind.Array) return null;
        string[] parts = [.. value.EnumerateArray()
            .Where(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("text", out var t) && t.ValueKind == JsonValueKind.String)
            .Select(p => p.GetProperty("text").GetString()!)];
        return parts.Length > 0 ? string.Concat(parts) : null;
    }
}
