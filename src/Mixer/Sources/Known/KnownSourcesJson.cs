using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Sources.Known;

/// <summary>How lists of known sources are read and shown.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(IReadOnlyList<KnownSource>))]
public sealed partial class KnownSourcesJson : JsonSerializerContext;
