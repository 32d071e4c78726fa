using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Verifier.Extraction;

/// <summary>How the Python was found in a response.</summary>
[JsonConverter(typeof(WordConverter<ExtractionMethod>))]
public enum ExtractionMethod
{
    /// <summary>The response holds no Python.</summary>
    None,

    /// <summary>The candidate came with its code.</summary>
    Given,

    /// <summary>The whole response is code.</summary>
    Whole,

    /// <summary>One fenced block.</summary>
    Fenced,

    /// <summary>Several fenced blocks that belong together.</summary>
    FencedJoined,

    /// <summary>Code without fences, taken out of the prose around it.</summary>
    Unfenced,

    /// <summary>The candidate's prompt with the response behind it.</summary>
    Completion,
}
