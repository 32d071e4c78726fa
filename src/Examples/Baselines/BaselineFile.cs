namespace InstructMix.Examples.Baselines;

/// <summary>A baseline as it is written.</summary>
public sealed record BaselineFile
{
    /// <summary>The format that this version writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format.</summary>
    public required int Format { get; init; }

    /// <summary>The version of the tool that wrote it.</summary>
    public required string Instructmix { get; init; }

    /// <summary>What is known to fail.</summary>
    public required IReadOnlyList<BaselineEntry> Known { get; init; }
}
