using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer.Recipes;

/// <summary>What of a record becomes the response.</summary>
[JsonConverter(typeof(WordConverter<ResponseText>))]
public enum ResponseText
{
    /// <summary>What the model answered.</summary>
    Answer,

    /// <summary>The Python that was run: whole functions, also where the answer was only the body of one.</summary>
    Code,
}
