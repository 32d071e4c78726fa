using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer;

/// <summary>A step of mixing.</summary>
[JsonConverter(typeof(WordConverter<MixStage>))]
public enum MixStage
{
    /// <summary>A source's records are read.</summary>
    Reading,

    /// <summary>A source's snippets are compiled.</summary>
    Compiling,

    /// <summary>Pairs are compared with each other: near-duplicates are looked for.</summary>
    Comparing,

    /// <summary>The mix is divided into train, validation and test.</summary>
    Splitting,

    /// <summary>The files are written.</summary>
    Writing,
}
