using System.Text.Json.Serialization;
using InstructMix.Generation.Requests;

namespace InstructMix.Generation.Inputs;

/// <summary>A good answer to a request, shown to the model in a few-shot prompt: a line of an exemplars file.</summary>
public sealed record Exemplar
{
    /// <summary>Names the exemplar in a candidate's <c>meta.shots</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, in the words that requests use.</summary>
    public required string Topic { get; init; }

    /// <summary>What kind of Python it is about; null where nobody says.</summary>
    [JsonConverter(typeof(KnownWord<RequestKind>))]
    public RequestKind? Kind { get; init; }

    /// <summary>The request.</summary>
    public required string Instruction { get; init; }

    /// <summary>The answer as a model should give it.</summary>
    public required string Response { get; init; }

    /// <summary>Tests of the answer, for prompts that ask for tests; null for none.</summary>
    internal IReadOnlyList<string>? Tests { get; init; }
}
