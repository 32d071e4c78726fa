using System.Text.Json;
using System.Text.Json.Serialization;
using InstructMix.Core.Files;
using InstructMix.Examples.Baselines;

namespace InstructMix.Examples;

/// <summary>The JSON of baselines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(BaselineFile))]
internal sealed partial class ExamplesJson : JsonSerializerContext
{
    /// <summary>For files that people read: <c>'</c> is a quotation mark, and not <c>\u0027</c>.</summary>
    public static ExamplesJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = new PlainJsonEncoder(),
    });
}
