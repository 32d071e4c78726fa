using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Sources;

/// <summary>A record of hh-rlhf: <c>chosen</c> where two transcripts were compared, <c>transcript</c> and <c>rating</c> where one was rated.</summary>
internal sealed record TranscriptRecord(string? Chosen, string? Transcript, double? Rating, double? MinHarmlessnessScoreTranscript)
{
    /// <summary>What else it has: <c>model_type</c>, <c>task_description</c>, <c>tags</c> and the like.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
