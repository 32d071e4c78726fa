using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Sources;

/// <summary>A record of CoNaLa. Ids are numbers in the curated files and text in the mined ones.</summary>
internal sealed record ConalaRecord(string? Intent, string? RewrittenIntent, string? Snippet, JsonElement? QuestionId, JsonElement? Id)
{
    /// <summary>What else it has: the mined ones have <c>prob</c>, how sure the miner was.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
