namespace InstructMix.Bench.Measuring;

/// <summary>One way of running, measured once.</summary>
internal sealed record Measurement
{
    /// <summary>How many candidates ran.</summary>
    public required int Count { get; init; }

    /// <summary>How long they took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>How many passed: all, where the measurement is worth anything.</summary>
    public required int Passed { get; init; }

    /// <summary>How many of ours were judged outside the candidate's process.</summary>
    public long? JudgedOutside { get; init; }

    /// <summary>Where the processors' time went; null where nobody asked.</summary>
    public CpuShare? Cpu { get; init; }

    /// <summary>Candidates a second.</summary>
    public double Rate => Count / Seconds;
}
