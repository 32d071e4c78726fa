using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>How much of a candidate was proved, from least to most.</summary>
[JsonConverter(typeof(WordConverter<Level>))]
public enum Level
{
    /// <summary>Nothing: it did not even compile, or was never run.</summary>
    None,

    /// <summary>It compiles.</summary>
    Compiled,

    /// <summary>The module ran to its end.</summary>
    Defined,

    /// <summary>Its functions were called without tests.</summary>
    Smoked,

    /// <summary>It passes tests that a model wrote, together with other answers of a model's: a group that agrees.</summary>
    Agreed,

    /// <summary>Tests or doctests were judged.</summary>
    Tested,
}
