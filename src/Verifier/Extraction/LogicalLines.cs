namespace InstructMix.Verifier.Extraction;

/// <summary>A text's logical lines, and what they say of it as a whole.</summary>
/// <param name="text">The text.</param>
internal sealed class LogicalLines(string text)
{
    private readonly List<LogicalLine> _lines = StatementReader.Read(text);

    /// <summary>The lines, blank ones aside.</summary>
    public IReadOnlyList<LogicalLine> All => _lines;

    /// <summary>Functions and classes that are defined at the outermost level, in their order.</summary>
    public IEnumerable<string> Definitions => TopLevel.Where(l => l.Kind is StatementKind.Def or StatementKind.Class).Select(l => l.Name!);

    /// <summary>The lines at the outermost level.</summary>
    public IEnumerable<LogicalLine> TopLevel
    {
        get
        {
            var outermost = _lines.Count == 0 ? 0 : _lines.Min(l => l.Indent);
            return _lines.Where(l => l.Indent == outermost);
        }
    }

    /// <summary>
    /// Whether the lines end as those of languages with braces and semicolons do. Lines inside of brackets are no lines of
    /// their own here, so that a long dict does not count.
    /// </summary>
    public bool LookForeign => _lines.Count(l => l.Last is ';' or '}' && (!l.IsPython || l.Last is ';') || (l.Last is '{' && !l.IsPython)) * 3 >= Math.Max(_lines.Count, 1);
}
