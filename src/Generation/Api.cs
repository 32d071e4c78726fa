using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Generation;

/// <summary>Which of a server's ways of answering is used.</summary>
[JsonConverter(typeof(WordConverter<Api>))]
public enum Api
{
    /// <summary><c>/v1/chat/completions</c>: a model that was tuned to follow instructions.</summary>
    Chat,

    /// <summary><c>/v1/completions</c>: a base model that continues a text.</summary>
    Completions,
}
