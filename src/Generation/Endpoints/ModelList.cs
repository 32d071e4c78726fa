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
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                return null;
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

    /// <summary>How many tokens a model takes, prompt and answer together, under the names that servers have for it; null where the body does not say.</summary>
    public static int? Limit(ReadOnlySpan<byte> body, string model)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var root = JsonElement.ParseValue(ref reader);
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array)
                return null;
            foreach (var one in data.EnumerateArray())
            {
                if (one.ValueKind != JsonValueKind.Object || !one.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String
                    || !Has([id.GetString()!], model)) continue;
                // vLLM; OpenRouter; Groq; LM Studio.
                foreach (string name in (ReadOnlySpan<string>)["max_model_len", "context_length", "context_window", "max_context_length"])
                    if (one.TryGetProperty(name, out var limit) && limit.ValueKind == JsonValueKind.Number
                        && limit.TryGetInt32(out int tokens) && tokens > 0) return tokens;
            }

            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
