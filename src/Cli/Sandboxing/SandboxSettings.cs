using InstructMix.Harness;
using InstructMix.Harness.Images;

namespace InstructMix.Cli.Sandboxing;

/// <summary>What a user says of the sandboxes of a run.</summary>
internal sealed record SandboxSettings
{
    public PythonVersion Python { get; init; } = PythonVersion.Default;

    public int Jobs { get; init; } = Environment.ProcessorCount;

    public Limits Limits { get; init; } = new();

    public Isolation Isolation { get; init; } = Isolation.Fork;

    public string? Runtime { get; init; }

    /// <summary>How often each trial is run, under differing hash seeds.</summary>
    public int Repeat { get; init; } = 1;
}
