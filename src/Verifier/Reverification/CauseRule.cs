using InstructMix.Harness;

namespace InstructMix.Verifier.Reverification;

/// <summary>One entry of <c>causes.json</c>: a fact about a Python that explains why code runs on one side of it and not on the other.</summary>
public sealed record CauseRule
{
    /// <summary>What changes are grouped by.</summary>
    public required Cause Cause { get; init; }

    /// <summary>The Python that made the change, such as <c>3.12</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The page that says so.</summary>
    public required string Source { get; init; }

    /// <summary>Modules, with what to use instead.</summary>
    public IReadOnlyDictionary<string, string>? Modules { get; init; }

    /// <summary>Names in modules (<c>module.name</c>), with what to use instead.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    /// <summary>Attributes of objects (<c>type.name</c>, <c>*.name</c>), with what to use instead.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>The outcomes of the failing side that it explains; all where it names none.</summary>
    public IReadOnlyList<Outcome>? Outcomes { get; init; }

    /// <summary>A regular expression that the detail of the failing side must fit.</summary>
    public string? Detail { get; init; }

    /// <summary>A regular expression that the code must fit, line by line.</summary>
    public string? Code { get; init; }

    /// <summary>The change as a title; null where it is made from a module's or a name's.</summary>
    public string? Title { get; init; }

    /// <summary>What to do; null where it is made from what to use instead, or nothing is known.</summary>
    public string? Remedy { get; init; }
}
