namespace InstructMix.Harness;

/// <summary>A part of a page to run.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">The page's line on which its source begins, from 1.</param>
/// <param name="File">What its lines are called in tracebacks: the page, or a cell of it.</param>
/// <param name="Source">Python, or a session.</param>
/// <param name="Raises">The exception that it is to raise: its name, bare or dotted, or empty for any; null for none.</param>
public sealed record Section(SectionKind Kind, int Line, string File, string Source, string? Raises = null);
