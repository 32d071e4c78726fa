namespace InstructMix.Harness.Protocol;

/// <summary>Coordinator to runner: run this trial (<c>docs/protocol.md</c>).</summary>
internal sealed record TrialOrder
{
    public string Type { get; } = MessageTypes.Trial;

    public required long Id { get; init; }

    public required string Code { get; init; }

    public required StubOrder Stub { get; init; }

    public required Judge Judge { get; init; }

    public required double CpuSeconds { get; init; }

    public required double WallSeconds { get; init; }

    /// <summary>How much further than its CPU time it may go, as a factor: what others do on the machine may have added that much. 1 where the limit holds to the letter.</summary>
    public required double Over { get; init; }

    /// <summary>How many seconds more it has on the clock where others kept it from the processor for so long.</summary>
    public required double LateSeconds { get; init; }

    public required long OutputBytes { get; init; }

    public required long FileBytes { get; init; }

    public required int Processes { get; init; }

    public required int Descriptors { get; init; }

    public bool Fresh { get; init; }

    public Hollow? Hollow { get; init; }

    /// <summary>The number of the core that it is to run on, and how many are in use: a sandbox that stays on one loses no time to moving between them.</summary>
    public int[]? Core { get; init; }
}
