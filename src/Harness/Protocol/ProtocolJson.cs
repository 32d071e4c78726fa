using System.Text.Json.Serialization;

namespace InstructMix.Harness.Protocol;

/// <summary>The JSON of the frames between coordinator and runner.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(TrialOrder))]
[JsonSerializable(typeof(PlainOrder))]
[JsonSerializable(typeof(RunnerMessage))]
[JsonSerializable(typeof(PageOrder))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
