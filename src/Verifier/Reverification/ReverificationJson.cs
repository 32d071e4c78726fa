using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Verifier.Reverification;

/// <summary>The JSON of re-verification: its rules, and the lines of its files.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(List<CauseRule>))]
[JsonSerializable(typeof(List<ForecastRule>))]
[JsonSerializable(typeof(MatrixRow))]
[JsonSerializable(typeof(ChangeRow))]
[JsonSerializable(typeof(ReverificationSummary))]
internal sealed partial class ReverificationJson : JsonSerializerContext;
