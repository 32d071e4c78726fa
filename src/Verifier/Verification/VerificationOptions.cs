using InstructMix.Harness;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Verification;

/// <summary>What a run of <c>instructmix verify</c> is to do. The sandboxes have options of their own.</summary>
public sealed record VerificationOptions
{
    /// <summary>The files of candidates, in the order in which they are to come out.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>Files of HumanEval or MBPP problems that samples refer to.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The file of kept pairs.</summary>
    public required string Output { get; init; }

    /// <summary>The file of rejects.</summary>
    public required string Rejects { get; init; }

    /// <summary>What is to exercise the candidates.</summary>
    public StubChoice Stub { get; init; } = StubChoice.Auto;

    /// <summary>Where stubs may be judged.</summary>
    public Judge Judge { get; init; } = Judge.Auto;

    /// <summary>Whether stubs are run against hollow versions of what passed them, too.</summary>
    public bool ProveStubs { get; init; }

    /// <summary>How completions of a prompt are read.</summary>
    public CompletionStyle Completions { get; init; } = CompletionStyle.Auto;
}
