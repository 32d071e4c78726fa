using System.Text.Json;
using System.Text.Json.Serialization;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>The JSON of a share's manifest.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ShardManifest))]
internal sealed partial class ShardJson : JsonSerializerContext
{
    /// <summary>For people to read.</summary>
    public static ShardJson Document { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = new PlainJsonEncoder(),
        NewLine = "\n",
        RespectNullableAnnotations = true,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
