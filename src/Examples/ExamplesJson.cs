using System.Text.Json.Serialization;
using InstructMix.Examples.Baselines;

namespace InstructMix.Examples;

/// <summary>The JSON of baselines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(BaselineFile))]
internal sealed partial class ExamplesJson : JsonSerializerContext;
