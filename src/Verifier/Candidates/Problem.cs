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

    /// <summary>What tests an answer.</summary>
    internal TestSet Tests { get; init; } = new();

    /// <summary>The candidate that answers this problem with whole text, not with a continuation of <see cref="Prompt"/>.</summary>
    internal Candidate AnsweredBy(string response) =>
        new Candidate { Id = TaskId, Task = TaskId.Length > 0 ? TaskId : null, Instruction = Instruction, Response = response }.With(Tests);
}
