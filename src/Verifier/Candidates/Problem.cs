namespace InstructMix.Verifier.Candidates;

/// <summary>A problem of a benchmark (HumanEval, MBPP), without any answer to it.</summary>
public sealed record Problem
{
    /// <summary>The benchmark's name for it, such as <c>HumanEval/0</c>.</summary>
    public required string TaskId { get; init; }

    /// <summary>The request in words; for HumanEval the prompt with its docstring.</summary>
    public required string Instruction { get; init; }

    /// <summary>Python that an answer continues; null for MBPP.</summary>
    public string? Prompt { get; init; }

    /// <summary>Statements that test an answer.</summary>
    public IReadOnlyList<string>? Tests { get; init; }

    /// <summary>A block that tests an answer.</summary>
    public string? Test { get; init; }

    /// <summary>The name under test.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>Python to run after the answer and before the tests.</summary>
    public string? Setup { get; init; }

    /// <summary>The candidate that answers this problem with whole text, not with a continuation of <see cref="Prompt"/>.</summary>
    internal Candidate AnsweredBy(string response) => new()
    {
        Id = TaskId,
        Instruction = Instruction,
        Response = response,
        Tests = Tests,
        Test = Test,
        EntryPoint = EntryPoint,
        Setup = Setup,
    };
}
