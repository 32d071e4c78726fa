using System.Text.Json.Serialization;

namespace InstructMix.Harness.Selftest;

/// <summary>The JSON in the headers of the corpus.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class HostileJson : JsonSerializerContext;
