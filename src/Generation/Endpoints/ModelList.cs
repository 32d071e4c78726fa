using System.Text.Json;

namespace InstructMix.Generation.Endpoints;

/// <summary>The answer to <c>GET /v1/models</c>.</summary>
internal static class ModelList
{
    /// <summary>The names of a server's models; null where the body is something else, or names none.</summary>
    public static IReadOnlyList<string>? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var root = JsonElement.ParseValue(ref reader);
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array) return null;
            var names = new List<string>();
            foreach (var model in data.EnumerateArray())
            {
                if (model.ValueKind == JsonValueKind.Object && model.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
                    names.Add(id.GetString()!);
            }

            return names.Count > 0 ? names : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a model is among them: by its name, or without the tag that some servers add (<c>llama3</c> for <c>llama3:latest</c>).</summary>
    public static bool Has(IReadOnlyList<string> names, string model) =>
        names.Any(n => n == model || n.StartsWith(model + ":", StringComparison.Ordinal));
}
