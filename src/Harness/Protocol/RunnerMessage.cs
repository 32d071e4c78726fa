using System.Text.Json.Serialization;

namespace InstructMix.Harness.Protocol;

/// <summary>Runner to coordinator: <c>ready</c> once, then a <c>verdict</c> or a <c>fault</c> for each trial, and what <c>docs/protocol.md</c> says of those that wait.</summary>
internal sealed record RunnerMessage
{
    // Set, not initialized: for what must be initialized the serializer first collects all values, at twice the time.
    [JsonRequired]
    public string Type { get; set; } = "";

    public long Id { get; set; }

    public int Protocol { get; set; }

    public string? Python { get; set; }

    public Outcome? Outcome { get; set; }

    public Level Level { get; set; }

    public Judge? Judged { get; set; }

    public StubKind Stub { get; set; }

    public string? Where { get; set; }

    public string? Detail { get; set; }

    public string? Exception { get; set; }

    public int? Line { get; set; }

    public TestCount? Tests { get; set; }

    public IReadOnlyList<string>? Needs { get; set; }

    public string? Stdout { get; set; }

    public string? Stderr { get; set; }

    public IReadOnlyList<Warning>? Warnings { get; set; }

    public IReadOnlyList<SectionVerdict>? Sections { get; set; }

    public double CpuSeconds { get; set; }

    public double WallSeconds { get; set; }

    public long MemoryBytes { get; set; }

    public bool Clean { get; set; }
}
