using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>What exercises a candidate's code.</summary>
[JsonConverter(typeof(WordConverter<StubKind>))]
public enum StubKind
{
    /// <summary>The candidate's doctests where it has any, else smoke calls. Resolved by the runner, which can read Python.</summary>
    Examples,

    /// <summary>Given tests: the stub's source is Python.</summary>
    Tests,

    /// <summary>The examples in the candidate's own docstrings.</summary>
    Doctest,

    /// <summary>Calls made up from signatures, hints, defaults and names.</summary>
    Smoke,

    /// <summary>The module is run and nothing is called.</summary>
    Define,

    /// <summary>The code is compiled and not run.</summary>
    Compile,

    /// <summary>Many tests, each with a result of its own: the stub's source is a list of them (<see cref="EachTest"/>).</summary>
    Each,

    /// <summary>The sections of a page, one after the other in one namespace; the stub's source says which (<see cref="PageOrder"/>).</summary>
    Page,
}
