using InstructMix.Harness.Images;

namespace InstructMix.Harness.Selftest;

/// <summary>One candidate of the hostile corpus (<c>tests/Hostile</c>): what it does, and the outcome that it must have.</summary>
public sealed record HostileCase
{
    /// <summary>Its file's name without the ending, such as <c>os-exit</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it tries: the name of one of <see cref="Guarantee.All"/>.</summary>
    public required string Category { get; init; }

    /// <summary>One sentence: what the candidate does.</summary>
    public required string About { get; init; }

    /// <summary>The candidate with its stub.</summary>
    public required Trial Trial { get; init; }

    /// <summary>The outcome that it must have from a Python on, from the oldest to the newest.</summary>
    public required IReadOnlyList<(PythonVersion From, Outcome Outcome)> Expectations { get; init; }

    /// <summary>The first Python that it is written for; null for all.</summary>
    public PythonVersion? Since { get; init; }

    /// <summary>Whether it says something about a Python.</summary>
    /// <param name="python">The Python.</param>
    public bool AppliesTo(PythonVersion python) => Since is not { } since || python.CompareTo(since) >= 0;

    /// <summary>The outcome that it must have on a Python.</summary>
    /// <param name="python">The Python.</param>
    public Outcome Expected(PythonVersion python) => Expectations.Last(e => python.CompareTo(e.From) >= 0).Outcome;

    /// <inheritdoc/>
    public override string ToString() => $"{Category}/{Name}";
}
