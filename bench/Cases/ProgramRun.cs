namespace InstructMix.Bench.Cases;

/// <summary>How a run of the program went.</summary>
internal sealed record ProgramRun
{
    /// <summary>Its exit code.</summary>
    public required int ExitCode { get; init; }

    /// <summary>From its start to its end.</summary>
    public required double Seconds { get; init; }

    /// <summary>CPU time of its process, as last seen before it ended.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>The most memory that its process held.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>The memory that it held a quarter of the way in and just before its end: flat where they are alike.</summary>
    public required long EarlyBytes { get; init; }

    /// <summary>See <see cref="EarlyBytes"/>.</summary>
    public required long LateBytes { get; init; }

    /// <summary>Its standard output.</summary>
    public required string Output { get; init; }

    /// <summary>Its standard error.</summary>
    public required string Error { get; init; }
}
