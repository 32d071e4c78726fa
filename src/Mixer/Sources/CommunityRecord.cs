using System.Text.Json;

namespace InstructMix.Mixer.Sources;

/// <summary>Finds the pair in a record of any known shape.</summary>
internal static class CommunityRecord
{
    private static readonly string[] Asked = ["instruction", "question", "prompt", "query"];
    private static readonly string[] Answered = ["response", "output", "answer", "completion"];
    private static readonly string[] Conversations = ["messages", "conversations", "conversation"];
    private static readonly HashSet<string> Known = [.. Asked, .. Answered, .. Conversations, "input", "id", "code", "source", "meta", "verification"];

    /// <summary>Source, instruction and response; null where the record has none. <c>LaterTurns</c>: whether it goes on after the first exchange.</summary>
    public static (string? Source, string? Instruction, string? Response, bool LaterTurns) Read(JsonElement record)
    {
        if (record.ValueKind == JsonValueKind.Array) return Tuple(record);
        if (record.ValueKind != JsonValueKind.Object) return default;
        string? source = Text(record, "source");
        foreach (string field in Conversations)
        {
            if (!record.TryGetProperty(field, out var turns) || turns.ValueKind != JsonValueKind.Array) continue;
            var (question, answer, later) = Turns.FirstExchange(turns);
            return (source, question, answer, later);
        }

        string? instruction = First(record, Asked);
        if (instruction is not null && Text(record, "input") is { } input && !string.IsNullOrWhiteSpace(input)) instruction = $"{instruction}\n\n{input}";
        return (source, instruction, First(record, Answered), false);
    }

    /// <summary>The record's own id; null where it has none.</summary>
    public static string? Id(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String
            or JsonValueKind.Number ? id.ToString() : null;

    /// <summary>The Python that was taken out of its response; null where it does not say.</summary>
    public static string? Code(JsonElement record) => record.ValueKind == JsonValueKind.Object ? Text(record, "code") : null;

    /// <summary>What is known of its verification; null where it was never verified.</summary>
    public static PairVerification? Verification(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("verification", out var found) && found.ValueKind == JsonValueKind.Object
            ? new PairVerification(Text(found, "outcome"), Text(found, "level"), Text(found, "python"))
            : null;

    /// <summary>What else it has: the fields of its <c>meta</c>, and all that are of no known name.</summary>
    public static JsonElement? Rest(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object) return null;
        var rest = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in record.EnumerateObject().Where(f => !Known.Contains(f.Name))) rest[field.Name] = field.Value;
        if (record.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object)
            foreach (var field in meta.EnumerateObject()) rest[field.Name] = field.Value;
        return rest.Count > 0 ? JsonSerializer.SerializeToElement(rest, RecordJson.Default.DictionaryStringJsonElement) : null;
    }

    /// <summary>What the record is, for a message.</summary>
    public static string Describe(JsonElement record) => record.ValueKind switch
    {
        JsonValueKind.Object => $"it has {string.Join(", ", record.EnumerateObject().Select(f => f.Name).Take(8))}",
        JsonValueKind.Array => "it is a list",
        _ => "it is no object",
    };

    private static (string?, string?, string?, bool) Tuple(JsonElement record) => record.GetArrayLength() != 2 ? default
        : record[1].ValueKind == JsonValueKind.Array && record[1].GetArrayLength() == 2
        ? (Text(record[0]), Text(record[1][0]), Text(record[1][1]), false)
        : (null, Text(record[0]), Text(record[1]), false);

    private static string? First(JsonElement record, string[] fields) =>
        fields.Select(f => Text(record, f)).FirstOrDefault(t => t is not null);

    private static string? Text(JsonElement record, string field) => record.TryGetProperty(field, out var value) ? Text(value) : null;

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
