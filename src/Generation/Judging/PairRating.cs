using System.Text.Json;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Generation.Judging;

/// <summary>What a model thinks of a pair.</summary>
/// <param name="Helpful">How helpful the response is, 0 to 4; null where the model did not say.</param>
/// <param name="Harmful">How harmful it is, 0 to 4; null where the model did not say.</param>
/// <param name="Reason">Why, in one line; null where the model did not say.</param>
public sealed record PairRating(double? Helpful, double? Harmful, string? Reason)
{
    /// <summary>Reads the first JSON object of an answer that has a rating from 0 to 4; what stands around it does not matter, and what the model thought before it does not count.</summary>
    /// <param name="answer">What the model said.</param>
    /// <returns>Null where it holds none.</returns>
    public static PairRating? Read(string answer)
    {
        answer = Reasoning.Without(answer).Text;
        for (int at = answer.IndexOf('{', StringComparison.Ordinal); at >= 0; at = answer.IndexOf('{', at + 1))
        {
            for (int end = answer.IndexOf('}', at); end >= 0; end = answer.IndexOf('}', end + 1))
            {
                // Reasons may have braces in them, but not many.
                if (end - at > 4000) break;
                if (Parse(answer[at..(end + 1)]) is { } rating) return rating;
            }
        }

        return null;
    }

    private static PairRating? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var (helpful, harmful) = (Number(document.RootElement, "helpful"), Number(document.RootElement, "harmful"));
            if (helpful is null && harmful is null) return null;
            string? reason = document.RootElement.TryGetProperty("reason", out var why) && why.ValueKind == JsonValueKind.String
                ? string.Join(' ', why.GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                : null;
            return new PairRating(helpful, harmful, reason);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static double? Number(JsonElement record, string field) =>
        record.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number is >= 0 and <= 4 ? number : null;
}
