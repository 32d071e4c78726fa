using System.Text.Json.Serialization;
using InstructMix.Bench.Reporting;
using InstructMix.Bench.Ways;

namespace InstructMix.Bench;

/// <summary>The JSON of reports, and of what <c>bounds.py</c> is asked and answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(BenchReport))]
[JsonSerializable(typeof(BoundsOrder))]
[JsonSerializable(typeof(BoundsAnswer))]
internal sealed partial class BenchJson : JsonSerializerContext;
