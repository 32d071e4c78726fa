using InstructMix.Harness;

namespace InstructMix.Examples.Pages;

/// <summary>An example on a page: a block, a session, a cell, or a whole Python file.</summary>
/// <param name="File">The page as the user named it.</param>
/// <param name="Line">The line of the file on which its source begins, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Source">Python, or a session, without the indentation of lists and quotes.</param>
/// <param name="Directives">What the page says about it.</param>
public sealed record Example(string File, int Line, SectionKind Kind, string Source, Directives Directives)
{
    /// <summary>The notebook's cell, from 1; null on other pages.</summary>
    public int? Cell { get; init; }

    /// <summary>The file's line of each line of the source where these do not follow one another there, as in a cell or in what is included; null where they do.</summary>
    public IReadOnlyList<int>? CellLines { get; init; }

    /// <summary>Whether readers do not see it: set-up code in a comment.</summary>
    public bool Hidden { get; init; }

    /// <summary>Why it cannot be run here, whatever the page says; null where it can.</summary>
    public string? Unfit { get; init; }

    /// <summary>When it runs.</summary>
    public ExampleRole Role { get; init; } = ExampleRole.Test;

    /// <summary>Sphinx' groups, each of which has a namespace; <c>*</c> for all of the page's. Empty for the default one.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>What it has to print; null where that does not matter.</summary>
    public string? Want { get; init; }

    /// <summary>The page's line on which <see cref="Want"/> begins; null where it stands in no block of the page.</summary>
    public int? WantLine { get; init; }

    /// <summary>Whether addresses, times and white space may differ from what is shown.</summary>
    public bool Tolerant { get; init; }

    /// <summary>doctest's options for it, by their names; <c>-NAME</c> takes one away that is set for the page.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The name under which a file is imported, where it is part of a package; null for a file by itself.</summary>
    public string? Module { get; init; }

    /// <summary>What lies beside it beyond what the user names: the other modules of its package or folder; null for nothing.</summary>
    public IReadOnlyDictionary<string, string>? Beside { get; init; }

    /// <summary>The last line of the file that belongs to it.</summary>
    public int LastLine => FileLine(FirstLine + LineCount - 1);

    /// <summary>The line with which its lines begin in messages of the interpreter's: a cell's are its own.</summary>
    public int FirstLine => CellLines is null && Cell is null ? Line : 1;

    private int LineCount => Math.Max(1, Source.AsSpan().TrimEnd('\n').Count('\n') + 1);

    /// <summary>The line of the file for a line that the interpreter named.</summary>
    /// <param name="line">The line: of the file, or of the cell.</param>
    public int FileLine(int line) => CellLines is { Count: > 0 } lines ? lines[Math.Clamp(line - 1, 0, lines.Count - 1)] : line;

    /// <summary>As a section of an order.</summary>
    public Section ToSection() => new(
        Directives.Compile ? SectionKind.Compile : Kind, FirstLine, Name(), Source, Directives.Raises)
    {
        Flags = Flags,
        Want = Want,
        Tolerant = Tolerant,
        Requires = Directives.Requires,
        SkipIf = Directives.SkipIf,
        Module = Module,
    };

    // Lines of what is included are not the page's, and a traceback's must not be taken for them.
    private string Name() => Cell is { } cell ? $"{File}, cell {cell}" : CellLines is null ? File : $"{File}, line {Line}";
}
