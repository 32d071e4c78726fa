using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace InstructMix.Verifier.Candidates;

/// <summary>How a row of Parquet becomes an object.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ParquetJson : JsonSerializerContext;
