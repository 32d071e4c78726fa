using InstructMix.Harness.Images;

namespace InstructMix.Bench;

/// <summary>What a run of the bench is to measure.</summary>
internal sealed record BenchSettings
{
    /// <summary>HumanEval's problems; null where only the bundled candidates are run.</summary>
    public string? HumanEval { get; init; }

    /// <summary>A checkout of HumanEval's harness, which runs candidates unsandboxed; null for our stand-in.</summary>
    public string? Harness { get; init; }

    /// <summary>How often everything is measured.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>Seconds that one measurement is to take.</summary>
    public double Seconds { get; init; } = 2;

    /// <summary>Sandboxes, and workers of what they are compared with.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The Python.</summary>
    public PythonVersion Python { get; init; } = PythonVersion.Default;

    /// <summary>The ways to measure; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether the program itself is measured instead.</summary>
    public bool Coordinator { get; init; }

    /// <summary>Where the tables go.</summary>
    public required string Output { get; init; }
}
