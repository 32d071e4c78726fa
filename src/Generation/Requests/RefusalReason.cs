using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation.Requests;

/// <summary>Why a proposed request is not taken.</summary>
[JsonConverter(typeof(WordConverter<RefusalReason>))]
public enum RefusalReason
{
    /// <summary>It says nearly the same as another one.</summary>
    NearDuplicate,

    /// <summary>It names no function or class, so that no test could find it.</summary>
    NoName,

    /// <summary>It is too short to ask for anything, or too long for a request.</summary>
    Length,

    /// <summary>It holds code: an answer, and no request.</summary>
    Code,
}
