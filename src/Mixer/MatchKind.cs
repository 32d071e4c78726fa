using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer;

/// <summary>How a benchmark's text was found in a record.</summary>
[JsonConverter(typeof(WordConverter<MatchKind>))]
public enum MatchKind
{
    /// <summary>The whole text, word for word; upper and lower case, white space and punctuation do not count.</summary>
    Exact,

    /// <summary>The same program with other names, literals, comments or white space.</summary>
    Folded,

    /// <summary>A row of words.</summary>
    Ngram,
}
