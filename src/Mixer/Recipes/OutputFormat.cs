using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Mixer.Recipes;

/// <summary>A form in which a mix is written.</summary>
[JsonConverter(typeof(WordConverter<OutputFormat>))]
public enum OutputFormat
{
    /// <summary>The parts: JSON lists of <c>[source, [instruction, response]]</c>.</summary>
    Tuples,

    /// <summary><c>messages.jsonl</c>: chat messages of a user and an assistant.</summary>
    Messages,

    /// <summary><c>alpaca.jsonl</c>: instruction, input, output.</summary>
    Alpaca,
}
