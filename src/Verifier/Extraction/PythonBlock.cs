namespace InstructMix.Verifier.Extraction;

/// <summary>A block that is Python, and what choosing among blocks needs to know of it.</summary>
internal sealed class PythonBlock
{
    private readonly HashSet<string> _definitions;

    /// <summary>Reads a block.</summary>
    /// <param name="text">Its lines.</param>
    public PythonBlock(string text)
    {
        Text = text;
        var lines = new LogicalLines(text);
        _definitions = lines.Definitions.ToHashSet(StringComparer.Ordinal);
        var kinds = lines.TopLevel.Where(l => l.Kind is not StatementKind.Comment).ToList();
        IsImports = kinds.Count > 0 && kinds.All(l => l.Kind is StatementKind.Import);
        IsSettings = kinds.Count > 0 && kinds.All(l => l.Kind is StatementKind.Import or StatementKind.Assignment or StatementKind.Literal);
        IsTests = IsTest(lines, text);
    }

    /// <summary>The lines.</summary>
    public string Text { get; }

    /// <summary>The functions and classes that it defines at its outermost level.</summary>
    public IReadOnlyCollection<string> Definitions => _definitions;

    /// <summary>Whether it holds imports and nothing else.</summary>
    public bool IsImports { get; }

    /// <summary>Whether it holds imports and assignments, and nothing else.</summary>
    public bool IsSettings { get; }

    /// <summary>Whether it tests other code: an example of its use, that may end the process when it is done.</summary>
    public bool IsTests { get; }

    /// <summary>Whether it defines this function or class.</summary>
    public bool Defines(string name) => _definitions.Contains(name);

    private bool IsTest(LogicalLines lines, string text)
    {
        var isTestModule = lines.All.Any(l => l.Kind is StatementKind.Import && text.AsSpan(l.Start, l.End - l.Start).TrimStart() is var line
            && (line.StartsWith("import unittest") || line.StartsWith("from unittest") || line.StartsWith("import pytest") || line.StartsWith("from pytest")));
        return isTestModule || (_definitions.Count > 0 && _definitions.All(d => d.StartsWith("test_", StringComparison.Ordinal) || d.StartsWith("Test", StringComparison.Ordinal)));
    }
}
