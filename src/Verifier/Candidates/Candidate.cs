using System.Text.Json;
using System.Text.Json.Serialization;

namespace InstructMix.Verifier.Candidates;

/// <summary>One model output for one request, as a line of a candidates file (<c>docs/file-formats.md</c>).</summary>
public sealed record Candidate
{
    /// <summary>Names the candidate in outputs and messages; <c>file:line</c> of the input where the record has none.</summary>
    public required string Id { get; init; }

    /// <summary>The request that the model was given.</summary>
    public required string Instruction { get; init; }

    /// <summary>What the model answered, as it was.</summary>
    public required string Response { get; init; }

    /// <summary>The Python itself, where it is already taken out of the response: no extraction then.</summary>
    public string? Code { get; init; }

    /// <summary>The source that the pair will carry in a mix; <c>python_code</c> where none is given.</summary>
    public string? Source { get; init; }

    /// <summary>Python that the response continues (a HumanEval prompt).</summary>
    public string? Prompt { get; init; }

    /// <summary>Statements that test the code, one each.</summary>
    public IReadOnlyList<string>? Tests { get; init; }

    /// <summary>A block of Python that tests the code.</summary>
    public string? Test { get; init; }

    /// <summary>The name under test; a <c>check(candidate)</c> in <see cref="Test"/> is called with it.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>Python to run after the code and before the tests.</summary>
    public string? Setup { get; init; }

    /// <summary>Whatever else belongs to the candidate: model, prompt digest, sampling parameters. Carried along unread.</summary>
    public JsonElement? Meta { get; init; }

    /// <summary>The verdict that the record carries from an earlier verification; null where it carries none that can be read.</summary>
    [JsonIgnore]
    public Verification? Carried { get; init; }

    /// <summary>Whether the record is a tuple of a finished mix, whose pairs of other sources than <c>python_code</c> are not Python to run.</summary>
    [JsonIgnore]
    public bool IsMixed { get; init; }
}
