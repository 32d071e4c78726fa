using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer;

/// <summary>Why a record is not in the mix, in the order in which the reasons are looked for.</summary>
[JsonConverter(typeof(WordConverter<DropReason>))]
public enum DropReason
{
    /// <summary>The record could not be read, or is not of the source's shape.</summary>
    Unreadable,

    /// <summary>It is no kept pair: its verification is missing or did not pass.</summary>
    NotPassed,

    /// <summary>Nothing but white space is asked or answered.</summary>
    Empty,

    /// <summary>The snippet does not compile on the recipe's Python.</summary>
    DoesNotCompile,

    /// <summary>The same pair is already there.</summary>
    Duplicate,

    /// <summary>The recipe's <c>take</c> was already reached.</summary>
    NotTaken,
}
