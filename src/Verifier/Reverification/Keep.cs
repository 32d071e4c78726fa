using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Verifier.Reverification;

/// <summary>Which pairs survive a re-verification (<c>--keep</c>).</summary>
[JsonConverter(typeof(WordConverter<Keep>))]
public enum Keep
{
    /// <summary>Those that passed on every Python.</summary>
    All,

    /// <summary>Those that passed on at least one.</summary>
    Any,

    /// <summary>Those that passed on the newest.</summary>
    Latest,
}
