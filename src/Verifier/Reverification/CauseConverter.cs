using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Verifier.Reverification;

/// <summary>Writes a <see cref="Cause"/> as its words with hyphens: <c>module-removed</c>.</summary>
public sealed class CauseConverter() : JsonStringEnumConverter<Cause>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
