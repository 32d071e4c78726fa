using System.Text.Json;
using System.Text.Json.Serialization;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Agreement;

/// <summary>The JSON of tests files.</summary>
[JsonSerializable(typeof(ModelTests))]
public sealed partial class AgreementJson : JsonSerializerContext
{
    /// <summary>One object a line, with text as it is.</summary>
    public static AgreementJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new PlainJsonEncoder(),
        RespectNullableAnnotations = true,
    });
}
