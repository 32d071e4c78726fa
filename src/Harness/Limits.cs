using InstructMix.Core;

namespace InstructMix.Harness;

/// <summary>What one trial may use. Part of the ledger's key.</summary>
public sealed record Limits
{
    /// <summary>
    /// How much further than its CPU time a trial may go at first, as a factor. What other trials add to a program's CPU time is less than that (bench/README.md has
    /// the measurement): one that ends in between is in doubt and runs again, one that does not has timed out on any machine.
    /// </summary>
    internal const double Over = 1.3;

    /// <summary>How much longer than its time on the clock a trial may take at most, as a factor of that time, where others keep it from the processor.</summary>
    internal const double Late = 2;

    /// <summary>CPU time of the candidate's process. Does not pass while the machine does something else.</summary>
    public TimeSpan Cpu { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time on the clock; more than <see cref="Cpu"/>, so that a loaded machine does not fail a candidate.</summary>
    public TimeSpan Wall { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Memory of the candidate and all that it starts, files in memory included.</summary>
    public ByteSize Memory { get; init; } = ByteSize.FromMebibytes(512);

    /// <summary>Standard output and standard error together.</summary>
    public ByteSize Output { get; init; } = ByteSize.FromMebibytes(1);

    /// <summary>The largest file, and the size of each of the places where files may be.</summary>
    public ByteSize Files { get; init; } = ByteSize.FromMebibytes(64);

    /// <summary>Processes and threads at a time.</summary>
    public int Processes { get; init; } = 64;

    /// <summary>Open descriptors of a process.</summary>
    public int Descriptors { get; init; } = 256;

    /// <summary>The limits for a time limit as users give it: CPU time, with three times that on the clock.</summary>
    /// <param name="timeout">The CPU time.</param>
    public static Limits ForTimeout(TimeSpan timeout) => new() { Cpu = timeout, Wall = timeout * 3 };
}
