using System.Text.Json.Serialization;

namespace InstructMix.Cli.Demo;

/// <summary>The JSON of the demo: recorded answers in, a manifest out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(RecordedAnswer))]
[JsonSerializable(typeof(DemoManifest))]
internal sealed partial class DemoJson : JsonSerializerContext;
