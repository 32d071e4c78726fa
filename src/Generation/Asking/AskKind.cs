using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Asking;

/// <summary>What a run asks a model for.</summary>
[JsonConverter(typeof(WordConverter<AskKind>))]
public enum AskKind
{
    /// <summary>An answer to a request.</summary>
    Answer,

    /// <summary>A new request.</summary>
    Request,

    /// <summary>Tests of a request's answers.</summary>
    Tests,

    /// <summary>A better answer than one that did not pass.</summary>
    Repair,
}
