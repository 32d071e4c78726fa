using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>Why a section of a page does not compile, where that has a remedy of its own.</summary>
[JsonConverter(typeof(WordConverter<SectionReason>))]
public enum SectionReason
{
    /// <summary>It would compile if <c>await</c> were allowed outside of functions.</summary>
    AwaitOutsideFunction,
}
