using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core.Files;

namespace InstructMix.Generation.Inputs;

/// <summary>What requests and exemplars have in common: one JSON object a line, required texts, ids that are unique.</summary>
internal static class JsonLineRecords
{
    public static async IAsyncEnumerable<Reading<T>> ReadAsync<T>(
        IAsyncEnumerable<Reading<byte[]>> lines,
        JsonTypeInfo<T> type,
        IReadOnlyList<string> required,
        Func<T, string> id,
        [EnumeratorCancellation] CancellationToken cancellation)
        where T : class
    {
        var seen = new Dictionary<string, long>();
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (line.Value is not { } bytes)
            {
                yield return new Reading<T>(line.File, line.Line, null, line.Problem);
                continue;
            }

            var reading = Parse(line, bytes, type, required);
            if (reading.Value is { } record && !seen.TryAdd(id(record), line.Line))
                reading = Reading<T>.Bad(line.File, line.Line, $"the id \"{id(record)}\" stands in line {seen[id(record)]} already",
                    "give each record an id of its own");
            yield return reading;
        }
    }

    private static Reading<T> Parse<T>(Reading<byte[]> line, byte[] bytes, JsonTypeInfo<T> type, IReadOnlyList<string> required)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Reading<T>.Bad(line.File, line.Line, "the line is not a JSON object", "write one object a line");
            foreach (string name in required)
            {
                // Told apart before the record is made: the serialiser's own message names .NET types.
                if (!document.RootElement.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String
                    || string.IsNullOrWhiteSpace(value.GetString()))
                    return Reading<T>.Bad(line.File, line.Line, $"the record has no \"{name}\"",
                        $"add it as a text; required are {string.Join(", ", required)}");
            }

            return Reading<T>.Good(line.File, line.Line, document.RootElement.Deserialize(type)!);
        }
        catch (JsonException e) when (e.Path is { Length: > 2 } path)
        {
            return Reading<T>.Bad(line.File, line.Line, $"\"{path[2..]}\" is of another type than the format's",
                "see docs/file-formats.md");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a surrogate pair.
            return Reading<T>.Bad(line.File, line.Line, $"the line is not JSON ({e.Message.TrimEnd('.')})", "write one object a line");
        }
    }
}
