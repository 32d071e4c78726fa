using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Verifier.Stubs;

/// <summary>What is to exercise the candidates of a run (<c>--stub</c>).</summary>
[JsonConverter(typeof(WordConverter<StubChoice>))]
public enum StubChoice
{
    /// <summary>The tests that a candidate came with, else its doctests, else smoke calls.</summary>
    Auto,

    /// <summary>The tests that it came with; a candidate without is an error of the stub.</summary>
    Tests,

    /// <summary>Its doctests.</summary>
    Doctest,

    /// <summary>Smoke calls.</summary>
    Smoke,

    /// <summary>Nothing is called: the module has to run to its end.</summary>
    Define,
}
