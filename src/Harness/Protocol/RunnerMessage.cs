namespace InstructMix.Harness.Protocol;

/// <summary>Runner to coordinator: <c>ready</c> once, then a <c>verdict</c> or a <c>fault</c> for each trial, and what <c>docs/protocol.md</c> says of those that wait.</summary>
internal sealed record RunnerMessage
{
    public required string Type { get; init; }

    public long Id { get; init; }

    public int Protocol { get; init; }

    public string? Python { get; init; }

    public bool MemoryAccount { get; init; }

    public Outcome? Outcome { get; init; }

    public Level Level { get; init; }

    public Judge? Judged { get; init; }

    public StubKind Stub { get; init; }

    public string? Where { get; init; }

    public string? Detail { get; init; }

    public string? Exception { get; init; }

    public int? Line { get; init; }

    public IReadOnlyList<string>? Needs { get; init; }

    public string? Stdout { get; init; }

    public string? Stderr { get; init; }

    public IReadOnlyList<Warning>? Warnings { get; init; }

    public IReadOnlyList<SectionVerdict>? Sections { get; init; }

    public double CpuSeconds { get; init; }

    public double WallSeconds { get; init; }

    public long MemoryBytes { get; init; }

    public bool Clean { get; init; }
}
