using InstructMix.Harness.Images;

namespace InstructMix.Cli.Checking;

/// <summary>What a run of <c>check</c> is to do.</summary>
internal sealed record CheckOptions
{
    public required IReadOnlyList<string> Paths { get; init; }

    public required IReadOnlyList<PythonVersion> Pythons { get; init; }

    public CheckFormat Format { get; init; }

    public IReadOnlyList<CheckReport> Reports { get; init; } = [];

    public string? Baseline { get; init; }

    public bool WriteBaseline { get; init; }

    public string? ChangedSince { get; init; }

    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Whether a run that finds no example fails.</summary>
    public bool Strict { get; init; }

    public string? Ledger { get; init; }

    public bool Json { get; init; }
}
