using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer.Recipes;

/// <summary>What is done with secrets, or with personal data.</summary>
[JsonConverter(typeof(WordConverter<SensitiveRule>))]
public enum SensitiveRule
{
    /// <summary>Nothing; it is not even looked for.</summary>
    Keep,

    /// <summary>A word such as <c>[EMAIL]</c> takes its place.</summary>
    Mask,

    /// <summary>The record is dropped.</summary>
    Drop,
}
