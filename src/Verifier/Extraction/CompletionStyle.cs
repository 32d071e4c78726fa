using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Verifier.Extraction;

/// <summary>What is made of a response to a candidate that has a prompt in Python.</summary>
[JsonConverter(typeof(WordConverter<CompletionStyle>))]
public enum CompletionStyle
{
    /// <summary>Prompt and response to the byte, unless the response holds a Markdown fence: then as <see cref="Chat"/>.</summary>
    Auto,

    /// <summary>Prompt and response to the byte, whatever the response is. The official way: recorded batches were judged so.</summary>
    Verbatim,

    /// <summary>An answer of a chat model: a continuation, or a whole solution, with or without fences and prose.</summary>
    Chat,
}
