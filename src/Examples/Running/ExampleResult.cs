using InstructMix.Examples.Updating;
using InstructMix.Harness;
using InstructMix.Harness.Images;

namespace InstructMix.Examples.Running;

/// <summary>The result of one example on one Python.</summary>
public sealed record ExampleResult
{
    /// <summary>The detail of an example that its page says to skip.</summary>
    public const string SkippedByPage = "the page says so";

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>The line of the file on which the example begins, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The line of the file at which it broke; <see cref="Line"/> where that is not known.</summary>
    public required int At { get; init; }

    /// <summary>The Python.</summary>
    public required PythonVersion Python { get; init; }

    /// <summary>What the example is.</summary>
    public required ExampleKind Kind { get; init; }

    /// <summary>A cell's number, the name of what a docstring describes, or a record's id; null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>What the example is, for people: <c>block</c>, <c>session</c>, <c>set-up</c>, <c>cell 3</c>, <c>file</c>, <c>docstring of add</c>, <c>record id</c>.</summary>
    public string What => Kind switch
    {
        ExampleKind.Block => "block",
        ExampleKind.Session => "session",
        ExampleKind.SetUp => "set-up",
        ExampleKind.Cell => $"cell {Name}",
        ExampleKind.File => "file",
        ExampleKind.Docstring => Name is null ? "docstring" : $"docstring of {Name}",
        ExampleKind.Record => $"record {Name}",
        _ => throw new InvalidOperationException($"an example of kind {Kind} has no words for people"),
    };

    /// <summary>The example's text: what a baseline knows it by.</summary>
    public required string Source { get; init; }

    /// <summary>Its outcome; null where it was skipped.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>Why it failed or was skipped, one line; null where it passed.</summary>
    public string? Detail { get; init; }

    /// <summary>What to do about it; null where nothing is known.</summary>
    public string? Remedy { get; init; }

    /// <summary>The exception's type.</summary>
    public string? Exception { get; init; }

    /// <summary>The line of code at which it broke; null where that is not known.</summary>
    public string? Code { get; init; }

    /// <summary>What a session shows, where it gives something else.</summary>
    public string? Shown { get; init; }

    /// <summary>What it gives instead.</summary>
    public string? Given { get; init; }

    /// <summary>What an update can rewrite; null where no output is shown, or it is not the output that is wrong.</summary>
    public ShownOutput? Output { get; init; }

    /// <summary>The name that a <c>NameError</c> misses; null where that is not known.</summary>
    public string? Missing { get; init; }

    /// <summary>The other examples of a session that do not hold.</summary>
    public IReadOnlyList<ExampleFault> More { get; init; } = [];

    /// <summary>The line of the failure under which it is told, because it only follows from that one; null where it is told by itself.</summary>
    public int? Follows { get; init; }

    /// <summary>Warnings, with lines of the file.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>Seconds on the clock.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether the verdict was remembered.</summary>
    public bool FromLedger { get; init; }

    /// <summary>Whether the process ended while it ran.</summary>
    public bool Ended { get; init; }

    /// <summary>Whether it failed.</summary>
    public bool Failed => Outcome is { } outcome && !outcome.IsKept();

    /// <summary>Whether no sandbox could decide.</summary>
    public bool Undecided => Outcome?.IsMachineFault() == true;
}
