using InstructMix.Examples;

namespace InstructMix.Cli;

/// <summary>What the program's exit status says; a contract with scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done, and nothing failed the gate.</summary>
    public const int Done = 0;

    /// <summary>Examples failed the gate, or a guarantee does not hold.</summary>
    public const int Failed = 1;

    /// <summary>Wrong usage or unusable input.</summary>
    public const int Unusable = 2;

    /// <summary>No usable sandbox.</summary>
    public const int NoSandbox = 3;

    /// <summary>Interrupted; a second run resumes.</summary>
    public const int Interrupted = 130;

    /// <summary>That of a run of <c>check</c>.</summary>
    /// <param name="result">The run.</param>
    /// <param name="mayBeEmpty">Whether it is in order that there was no example.</param>
    public static int Of(CheckResult result, bool mayBeEmpty)
    {
        if (result.Examples.Any(e => e.Undecided)) return NoSandbox;
        if (result.Problems.Count > 0 || (result.Examples.Count == 0 && result.Mended.Count == 0 && !mayBeEmpty)) return Unusable;
        return result.Failures.Any() || result.Mended.Count > 0 ? Failed : Done;
    }
}
