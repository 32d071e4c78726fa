using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer.Proof;

/// <summary>What a file is to a mix.</summary>
[JsonConverter(typeof(WordConverter<ProofRole>))]
public enum ProofRole
{
    /// <summary>The recipe.</summary>
    Recipe,

    /// <summary>A file that the recipe names.</summary>
    Input,

    /// <summary>A file of the mix.</summary>
    Output,
}
