namespace InstructMix.Harness;

/// <summary>The result of one section of a page.</summary>
public sealed record SectionVerdict
{
    /// <summary>The line on which the section begins, from 1: names it within its page.</summary>
    public required int Line { get; init; }

    /// <summary>What it is.</summary>
    public required SectionKind Kind { get; init; }

    /// <summary>The name of what a docstring describes; null for other sections.</summary>
    public string? Name { get; init; }

    /// <summary>What it came to.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Whether the process ended in it, so that what comes after it did not run.</summary>
    public bool Ended { get; init; }

    /// <summary>One line for people; null for what passed.</summary>
    public string? Detail { get; init; }

    /// <summary>The line of the page at which it broke; null where that is not known.</summary>
    public int? At { get; init; }

    /// <summary>The line of the page that raised, where that is in another section than <see cref="At"/>; null otherwise.</summary>
    public int? RaisedAt { get; init; }

    /// <summary>The exception's type.</summary>
    public string? Exception { get; init; }

    /// <summary>The exception's own text; null where it has none.</summary>
    public string? Message { get; init; }

    /// <summary>The name that a <c>NameError</c> misses; null where that is not known.</summary>
    public string? Missing { get; init; }

    /// <summary>Why it does not compile, where that has a remedy of its own.</summary>
    public SectionReason? Reason { get; init; }

    /// <summary>What a session shows, where it gives something else.</summary>
    public string? Shown { get; init; }

    /// <summary>What it gives instead.</summary>
    public string? Given { get; init; }

    /// <summary>What it lacked rather than got wrong, as in <see cref="VerdictFields.Needs"/>.</summary>
    public IReadOnlyList<string>? Needs { get; init; }

    /// <summary>Warnings, each once, with lines of the page.</summary>
    public IReadOnlyList<Warning>? Warnings { get; init; }

    /// <summary>Why it did not run, though it could be read: what it says of itself; null where it ran.</summary>
    public string? Skipped { get; init; }

    /// <summary>The other examples of a session that do not hold, in their order; null where there are none.</summary>
    public IReadOnlyList<SectionFault>? More { get; init; }

    /// <summary>Seconds on the clock.</summary>
    public double Seconds { get; init; }
}
