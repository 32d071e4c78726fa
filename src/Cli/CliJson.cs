using System.Text.Json.Serialization;
using InstructMix.Cli.Checking;
using InstructMix.Generation;
using InstructMix.Generation.Forecasts;
using InstructMix.Generation.Questions.Outputs;
using InstructMix.Mixer;
using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Proof;
using InstructMix.Mixer.Stories;
using InstructMix.Verifier.Agreement;
using InstructMix.Verifier.Reverification;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli;

/// <summary>The JSON of summaries on standard output.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(VerificationSummary))]
[JsonSerializable(typeof(AgreementSummary))]
[JsonSerializable(typeof(GenerationSummary))]
[JsonSerializable(typeof(GenerationForecast))]
[JsonSerializable(typeof(QuestionSummary))]
[JsonSerializable(typeof(QuestionForecast))]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(MixPlan))]
[JsonSerializable(typeof(MixProof))]
[JsonSerializable(typeof(IReadOnlyList<RecordStory>))]
[JsonSerializable(typeof(CheckSummary))]
[JsonSerializable(typeof(ReverificationSummary))]
internal sealed partial class CliJson : JsonSerializerContext;
