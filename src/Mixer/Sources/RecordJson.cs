using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Mixer.Sources;

/// <summary>How sources' records are read: leniently, because other people's files carry fields that a mix does not need.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KeptRecord))]
[JsonSerializable(typeof(ConalaRecord))]
[JsonSerializable(typeof(TranscriptRecord))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class RecordJson : JsonSerializerContext;
