namespace InstructMix.Harness;

/// <summary>What came of a further example of a session, where more than one does not hold.</summary>
public sealed record SectionFault
{
    /// <summary>What it came to.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>One line for people.</summary>
    public string? Detail { get; init; }

    /// <summary>The line of the page.</summary>
    public int? At { get; init; }

    /// <summary>The exception's type.</summary>
    public string? Exception { get; init; }

    /// <summary>The name that a <c>NameError</c> misses; null where that is not known.</summary>
    public string? Missing { get; init; }

    /// <summary>What it shows, where it gives something else.</summary>
    public string? Shown { get; init; }

    /// <summary>What it gives instead.</summary>
    public string? Given { get; init; }
}
