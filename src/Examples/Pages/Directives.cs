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

    /// <summary>Modules without which it is skipped.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>A condition in Python under which it is skipped; null for none.</summary>
    public string? SkipIf { get; init; }

    /// <summary>Whether another tool is told that it goes on with the namespace of the block before it, as all do here.</summary>
    public bool Continues { get; init; }

    /// <summary>Whether the plain block after it shows what it prints.</summary>
    public bool HasOutput { get; init; }

    /// <summary>When it runs, where another tool is told so; null for where it stands.</summary>
    public ExampleRole? Role { get; init; }

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
        Requires = [.. Requires, .. other.Requires],
        SkipIf = SkipIf is null || other.SkipIf is null ? SkipIf ?? other.SkipIf : $"({SkipIf}) or ({other.SkipIf})",
        Continues = Continues || other.Continues,
        HasOutput = HasOutput || other.HasOutput,
        Role = other.Role ?? Role,
    };

    /// <summary>What two places say that cannot both be meant; null for nothing.</summary>
    /// <param name="other">What the other place says.</param>
    public string? Contradiction(Directives other)
    {
        if ((Continues && other.New) || (New && other.Continues))
            return "one says that it goes on with the block before it, and another that it begins anew";
        if (Raises is { Length: > 0 } one && other.Raises is { Length: > 0 } two && one != two)
            return $"one says that it raises {one}, and another {two}";
        return (Compile && other.Raises is not null) || (Raises is not null && other.Compile)
            ? "one says that it is only compiled, and another that it raises something" : null;
    }
}
