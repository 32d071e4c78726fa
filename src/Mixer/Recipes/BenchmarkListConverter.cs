using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Recipes;

/// <summary>Reads a list of benchmarks, each of which is a file's name or an object.</summary>
public sealed class BenchmarkListConverter : JsonConverter<IReadOnlyList<Benchmark>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Benchmark> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException();
        var benchmarks = new List<Benchmark>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            benchmarks.Add(reader.TokenType == JsonTokenType.String ? new Benchmark(reader.GetString()!) : Object(ref reader));
        }

        return benchmarks;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Benchmark> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var benchmark in value) JsonSerializer.Serialize(writer, benchmark, RecipeJson.Default.Benchmark);
        writer.WriteEndArray();
    }

    private static Benchmark Object(ref Utf8JsonReader reader)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, RecipeJson.Default.Benchmark) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            // Without a path of its own, so that the path of this list is told.
            throw new JsonException();
        }
    }
}
