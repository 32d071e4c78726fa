using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Requests;

/// <summary>How hard a request is to answer.</summary>
[JsonConverter(typeof(WordConverter<Difficulty>))]
public enum Difficulty
{
    /// <summary>A few lines, one idea.</summary>
    Easy,

    /// <summary>Some cases to think of.</summary>
    Medium,

    /// <summary>Several rules that work together.</summary>
    Hard,
}
