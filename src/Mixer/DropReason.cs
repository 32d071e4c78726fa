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

    /// <summary>The source's <c>where</c> does not hold for it.</summary>
    Where,

    /// <summary>The source's <c>where</c> cannot be evaluated for it: an index is outside of its text, a number is divided by zero.</summary>
    ExpressionFailed,

    /// <summary>The snippet does not compile on the recipe's Python.</summary>
    DoesNotCompile,

    /// <summary>It holds a text of a benchmark that the recipe names.</summary>
    Contaminated,

    /// <summary>It holds a secret, and the recipe drops those.</summary>
    Secret,

    /// <summary>It holds personal data, and the recipe drops those.</summary>
    PersonalData,

    /// <summary>The same pair is already there.</summary>
    Duplicate,

    /// <summary>Nearly the same pair is already there.</summary>
    NearDuplicate,

    /// <summary>The recipe's <c>take</c> was already reached.</summary>
    NotTaken,

    /// <summary>The source has more than its weight's share of the mix.</summary>
    BeyondWeight,
}
