using System.Text.Json.Serialization;

namespace InstructMix.Harness;

/// <summary>A part of a page to run.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The page's line on which its source begins, from 1.</param>
/// <param name="File">What its lines are called in tracebacks: the page, or a cell of it.</param>
/// <param name="Source">Python, or a session.</param>
/// <param name="Raises">The exception that it is to raise: its name, bare or dotted, or empty for any; null for none.</param>
public sealed record Section(SectionKind Kind, int Line, string File, string Source, string? Raises = null)
{
    /// <summary>Whether it begins a namespace: nothing is there that sections before it defined.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Anew { get; init; }

    /// <summary>doctest's options, by their names; for a file, those of its docstrings.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<string>? Flags { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>What it has to print; null where that does not matter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Want { get; init; }

    /// <summary>Whether addresses, times and white space may differ from <see cref="Want"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Tolerant { get; init; }

    /// <summary>Modules without which it is skipped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IReadOnlyList<string>? Requires { get; init => field = value is { Count: > 0 } ? value : null; }

    /// <summary>A condition in Python under which it is skipped; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? SkipIf { get; init; }

    /// <summary>The name under which a file of a package is imported; null for a file by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Module { get; init; }
}
