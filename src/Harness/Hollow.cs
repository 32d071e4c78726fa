using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>A version of a candidate with the same names and other bodies. A stub that it passes proves nothing.</summary>
[JsonConverter(typeof(WordConverter<Hollow>))]
public enum Hollow
{
    /// <summary>Every function returns None.</summary>
    None,

    /// <summary>Every function returns a constant of its annotated type, 0 where there is none.</summary>
    Constant,

    /// <summary>Every function returns its first argument.</summary>
    Argument,
}
