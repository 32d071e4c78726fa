using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>Where a stub may be judged.</summary>
[JsonConverter(typeof(WordConverter<Judge>))]
public enum Judge
{
    /// <summary>Outside the candidate's process where that can carry the stub, inside it otherwise.</summary>
    Auto,

    /// <summary>Outside only; a stub that this cannot carry is an <see cref="Outcome.Error"/> of the stub.</summary>
    Outside,

    /// <summary>Inside the candidate's process, as other harnesses do it.</summary>
    Inside,
}
