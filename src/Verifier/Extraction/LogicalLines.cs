using System.Buffers;

namespace InstructMix.Verifier.Extraction;

/// <summary>A text's logical lines, and what they say of it as a whole.</summary>
/// <param name="text">The text.</param>
internal sealed class LogicalLines(string text)
{
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
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

    /// <summary>Whether the text is a script for another interpreter, as its first line says.</summary>
    public bool NamesOtherInterpreter
    {
        get
        {
            var first = text.AsSpan(0, Math.Max(text.AsSpan().IndexOf('\n'), 0));
            return first.StartsWith("#!") && !first.Contains("python", StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>
    /// Whether the lines end as those of languages with braces and semicolons do, or blocks are closed by a word. Lines inside
    /// of brackets are no lines of their own here, so that a long dict does not count.
    /// </summary>
    public bool LookForeign =>
        _lines.Count(l => l.Last is ';' || (l.Last is '{' or '}' && !l.IsPython)) * 3 >= Math.Max(_lines.Count, 1)
        || _lines.Any(l => l.Kind is StatementKind.Literal
            && text.AsSpan(l.Start, l.End - l.Start).Trim() is "end" or "fi" or "done" or "esac");

    /// <summary>Whether a line that is not Python was meant to be: it starts as a statement does.</summary>
    /// <param name="line">One of the lines.</param>
    public bool IsAttempt(LogicalLine line)
    {
        if (line.Kind is not StatementKind.Broken) return false;
        var code = text.AsSpan(line.Start, line.End - line.Start).Trim();
        var length = code.IndexOfAnyExcept(WordCharacters);
        if (length <= 0) return false;
        var rest = code[length..].TrimStart(" \t");
        return rest.StartsWith("(") || rest.StartsWith("[") || rest.StartsWith("=")
            || (rest.StartsWith(".") && rest.Length > 1 && char.IsAsciiLetter(rest[1]))
            || code[..length] is "def" or "class" or "if" or "elif" or "else" or "for" or "while" or "with" or "try" or "except" or "return" or "import" or "from" or "print";
    }
}
