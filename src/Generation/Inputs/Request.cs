using System.Text.Json.Serialization;
using InstructMix.Generation.Requests;

namespace InstructMix.Generation.Inputs;

/// <summary>An instruction that asks for a Python function: a line of a requests file.</summary>
public sealed record Request
{
    /// <summary>Names the request; a candidate's id is this, a slash, and the number of its sample.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about, one word of the user's own; exemplars of the same topic are preferred.</summary>
    public required string Topic { get; init; }

    /// <summary>What the model is asked for, and the instruction of the pair that comes of it.</summary>
    public required string Instruction { get; init; }

    /// <summary>The name that the function or class must have for its tests to find it. The model is told where the instruction does not say it.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>Statements that test the answer, one each. The model never sees them.</summary>
    public IReadOnlyList<string>? Tests { get; init; }

    /// <summary>How hard it is; null where nobody says.</summary>
    [JsonConverter(typeof(KnownWord<Difficulty>))]
    public Difficulty? Difficulty { get; init; }

    /// <summary>What kind of Python it asks for; null where nobody says. Exemplars of the same kind are preferred.</summary>
    [JsonConverter(typeof(KnownWord<RequestKind>))]
    public RequestKind? Kind { get; init; }

    /// <summary>The first line of the function or class, such as <c>def area(width: float, height: float) -> float:</c>. The model is told.</summary>
    public string? Signature { get; init; }

    /// <summary>The request, with the name of what is to be written: the form that new requests should have.</summary>
    internal string Named() => (this with { Signature = null }).Question();

    /// <summary>What the model is asked, in words: tests find a function or a class by its name, so the model has to know it; it must not know the tests.</summary>
    internal string Question() => (Signature, EntryPoint) switch
    {
        ({ Length: > 0 } signature, _) => $"{Instruction.Trim()}\n\nUse this signature:\n\n{signature.Trim()}",
        (_, { Length: > 0 } name) when !Instruction.Contains(name, StringComparison.Ordinal) => $"{Instruction.Trim()}\n\nName it `{name}`.",
        _ => Instruction.Trim(),
    };
}
