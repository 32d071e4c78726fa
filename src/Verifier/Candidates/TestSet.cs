using System.Text.Json;

namespace InstructMix.Verifier.Candidates;

/// <summary>The tests that a record brings, under whatever names.</summary>
internal sealed record TestSet
{
    /// <summary>Statements that test the code.</summary>
    public IReadOnlyList<string>? Tests { get; init; }

    /// <summary>A block that tests the code.</summary>
    public string? Test { get; init; }

    /// <summary>The name under test.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>Python to run after the code and before the tests.</summary>
    public string? Setup { get; init; }

    /// <summary>Texts that lie beside the code and the tests, by path.</summary>
    public IReadOnlyDictionary<string, string>? Files { get; init; }

    /// <summary>Cases of input and output.</summary>
    public JsonElement? Io { get; init; }

    /// <summary>How outputs are compared.</summary>
    public JsonElement? Compare { get; init; }

    /// <summary>Why the tests cannot be used; null where they can.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether there is anything that tests.</summary>
    public bool IsAny => Tests is { Count: > 0 } || !string.IsNullOrWhiteSpace(Test) || Io is not null;
}
