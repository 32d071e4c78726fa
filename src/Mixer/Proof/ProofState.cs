using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer.Proof;

/// <summary>What was found where a lock names a file.</summary>
[JsonConverter(typeof(WordConverter<ProofState>))]
public enum ProofState
{
    /// <summary>The very bytes that the lock says.</summary>
    Same,

    /// <summary>Other bytes.</summary>
    Changed,

    /// <summary>No file.</summary>
    Missing,

    /// <summary>Nobody knows where it lies.</summary>
    NotLookedAt,
}
