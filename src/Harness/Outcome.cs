using System.Text.Json.Serialization;
using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>What a trial came to: one word of the table in <c>docs/verdicts.md</c>.</summary>
[JsonConverter(typeof(WordConverter<Outcome>))]
public enum Outcome
{
    /// <summary>The stub ran to its end. The only outcome that is kept.</summary>
    Passed,

    /// <summary>An assertion of the stub did not hold.</summary>
    Failed,

    /// <summary>The candidate or the stub raised; the exception's type and line are in the verdict.</summary>
    Error,

    /// <summary>The candidate does not compile on this Python.</summary>
    SyntaxError,

    /// <summary>The response holds no Python.</summary>
    NoCode,

    /// <summary>It imports what the image does not have.</summary>
    MissingModule,

    /// <summary>Wall or CPU time ran out.</summary>
    Timeout,

    /// <summary>It needed more memory than it may have.</summary>
    MemoryLimit,

    /// <summary>It wrote more than it may.</summary>
    OutputLimit,

    /// <summary>It ended the process before the stub was done, whatever the status.</summary>
    EarlyExit,

    /// <summary>A signal ended it.</summary>
    Crashed,

    /// <summary>The stub passes hollow versions of the candidate too.</summary>
    Vacuous,

    /// <summary>It passed, and less was proved of it than was asked for (<c>--min-level</c>).</summary>
    Unproved,

    /// <summary>Repeated runs disagree.</summary>
    Flaky,

    /// <summary>The engine, the container or the runner failed. Says nothing about the candidate and is never stored.</summary>
    SandboxFault,
}
