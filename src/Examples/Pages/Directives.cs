using InstructMix.Harness.Images;

namespace InstructMix.Examples.Pages;

/// <summary>What a page says of one of its examples.</summary>
public sealed record Directives
{
    /// <summary>Nothing is said.</summary>
    public static Directives None { get; } = new();

    /// <summary><c>skip</c>: it is not run.</summary>
    public bool Skip { get; init; }

    /// <summary><c>compile</c>: it has to compile and is not run.</summary>
    public bool Compile { get; init; }

    /// <summary><c>new</c>: it and what comes after begin with an empty namespace.</summary>
    public bool New { get; init; }

    /// <summary><c>raises</c> or <c>raises=ValueError</c>: the exception that it has to raise, empty for any; null for none.</summary>
    public string? Raises { get; init; }

    /// <summary><c>python&gt;=3.12</c>: the Pythons that it is for.</summary>
    public IReadOnlyList<VersionBound> Python { get; init; } = [];

    /// <summary>Whether it is for a Python.</summary>
    /// <param name="version">The Python.</param>
    public bool Admits(PythonVersion version) => Python.All(b => b.Admits(version));

    /// <summary>What two places say together.</summary>
    /// <param name="other">What the other place says.</param>
    public Directives And(Directives other) => new()
    {
        Skip = Skip || other.Skip,
        Compile = Compile || other.Compile,
        New = New || other.New,
        Raises = other.Raises ?? Raises,
        Python = [.. Python, .. other.Python],
    };
}
