using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Waterfalls;

/// <summary>How far something that a model was asked for has come. Each stage has no more than the one before.</summary>
[JsonConverter(typeof(WordConverter<Stage>))]
public enum Stage
{
    /// <summary>The model was asked for it.</summary>
    Requested,

    /// <summary>It answered.</summary>
    Answered,

    /// <summary>The answer holds what was asked for: Python, tests, a request.</summary>
    Extracted,

    /// <summary>It compiles.</summary>
    Compiled,

    /// <summary>The module ran to its end.</summary>
    Ran,

    /// <summary>It passed: its tests, or as many agree as must.</summary>
    Passed,

    /// <summary>Nothing that was kept before says the same.</summary>
    Unique,

    /// <summary>It was kept.</summary>
    Kept,
}
