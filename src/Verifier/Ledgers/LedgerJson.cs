using System.Text.Json.Serialization;
using InstructMix.Harness;

namespace InstructMix.Verifier.Ledgers;

/// <summary>The JSON of the ledger's entries, and of what is part of their keys.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(Limits))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
internal sealed partial class LedgerJson : JsonSerializerContext;
