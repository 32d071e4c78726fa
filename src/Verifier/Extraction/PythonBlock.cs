namespace InstructMix.Verifier.Extraction;

/// <summary>A block that is Python, and what choosing among blocks needs to know of it.</summary>
/// <param name="text">Its lines.</param>
internal sealed class PythonBlock(string text)
{
    // Read when somebody asks: where a response has one block, nobody does.
    private readonly Lazy<Contents> _contents = new(() => new Contents(text));

    /// <summary>The lines.</summary>
    public string Text => text;

    /// <summary>The functions and classes that it defines at its outermost level.</summary>
    public IReadOnlyCollection<string> Definitions => _contents.Value.Definitions;

    /// <summary>Whether it holds imports and nothing else.</summary>
    public bool IsImports => _contents.Value.IsImports;

    /// <summary>Whether it holds imports and assignments, and nothing else.</summary>
    public bool IsSettings => _contents.Value.IsSettings;

    /// <summary>Whether it tests other code: an example of its use, that may end the process when it is done.</summary>
    public bool IsTests => _contents.Value.IsTests;

    /// <summary>Whether it defines this function or class.</summary>
    public bool Defines(string name) => _contents.Value.Definitions.Contains(name);

    private sealed class Contents
    {
        public Contents(string text)
        {
            var lines = new LogicalLines(text);
            Definitions = lines.Definitions.ToHashSet(StringComparer.Ordinal);
            var kinds = lines.TopLevel.Where(l => l.Kind is not StatementKind.Comment).ToList();
            IsImports = kinds.Count > 0 && kinds.All(l => l.Kind is StatementKind.Import);
            IsSettings = kinds.Count > 0 && kinds.All(l => l.Kind is StatementKind.Import or StatementKind.Assignment or StatementKind.Literal);
            var isTestModule = lines.All.Any(l => l.Kind is StatementKind.Import && text.AsSpan(l.Start, l.End - l.Start).TrimStart() is var line
                && (line.StartsWith("import unittest") || line.StartsWith("from unittest") || line.StartsWith("import pytest") || line.StartsWith("from pytest")));
            IsTests = isTestModule
                || (Definitions.Count > 0 && Definitions.All(d => d.StartsWith("test_", StringComparison.Ordinal) || d.StartsWith("Test", StringComparison.Ordinal)));
        }

        public HashSet<string> Definitions { get; }

        public bool IsImports { get; }

        public bool IsSettings { get; }

        public bool IsTests { get; }
    }
}
