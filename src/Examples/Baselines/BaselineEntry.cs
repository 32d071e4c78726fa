using InstructMix.Harness;

namespace InstructMix.Examples.Baselines;

/// <summary>A failure that a baseline accepts.</summary>
public sealed record BaselineEntry
{
    /// <summary>The file, relative to the baseline's folder, with slashes.</summary>
    public required string File { get; init; }

    /// <summary>A digest of the example's text.</summary>
    public required string Block { get; init; }

    /// <summary>The Python.</summary>
    public required string Python { get; init; }

    /// <summary>What it came to.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What it is, for people.</summary>
    public required string What { get; init; }

    /// <summary>Where it stood when the baseline was written, for people.</summary>
    public required int Line { get; init; }

    /// <summary>What was wrong, for people.</summary>
    public string? Detail { get; init; }

    /// <summary>What it is known by.</summary>
    public BaselineKey Key() => new(File, Block, Python, Outcome);
}
