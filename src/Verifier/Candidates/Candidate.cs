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

    /// <summary>Texts that lie beside the code and the tests, by relative path.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>Cases of input and output, as <c>docs/file-formats.md</c> describes them.</summary>
    public JsonElement? Io { get; init; }

    /// <summary>How the outputs of <see cref="Io"/> are compared; carried along.</summary>
    public JsonElement? Compare { get; init; }

    /// <summary>Whatever else belongs to the candidate: model, prompt digest, sampling parameters. Carried along unread.</summary>
    public JsonElement? Meta { get; init; }

    /// <summary>The verdict that the record carries from an earlier verification; null where it carries none that can be read.</summary>
    [JsonIgnore]
    public Verification? Carried { get; init; }

    /// <summary>Why its tests cannot be used, with file and line; null where they can.</summary>
    [JsonIgnore]
    public string? TestFault { get; init; }

    /// <summary>The benchmark's problem that it answers, such as <c>HumanEval/0</c>; null where its record names none.</summary>
    [JsonIgnore]
    public string? Task { get; init; }

    /// <summary>Whether it is a sample of a benchmark's whose tests are in the benchmark's own file, which nobody named.</summary>
    [JsonIgnore]
    public bool LacksTests { get; init; }

    /// <summary>The field of its record that looks like tests and is not used; null where there is none.</summary>
    [JsonIgnore]
    public string? UnusedTests { get; init; }

    /// <summary>Whether the record is a tuple of a finished mix, whose pairs of other sources than <c>python_code</c> are not Python to run.</summary>
    [JsonIgnore]
    public bool IsMixed { get; init; }

    /// <summary>The candidate with the tests of its record.</summary>
    internal Candidate With(TestSet set) => this with
    {
        Tests = set.Tests,
        Test = set.Test,
        EntryPoint = set.EntryPoint,
        Setup = set.Setup,
        Files = set.Files,
        Io = set.Io,
        Compare = set.Compare,
        TestFault = set.Fault,
    };
}
