using System.Text;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Stubs;

/// <summary>
/// The source of a stub, put together of the parts that a candidate brings. Each part is a program of its own: its <c>from __future__</c> imports go to the beginning,
/// it starts at the margin, and a line of the whole can be said as one of the part.
/// </summary>
internal sealed class StubSource
{
    private readonly List<(string Name, string Text, int Before)> _parts = [];
    private readonly List<(int From, string Name, int Before)> _places = [];

    /// <summary>Whether no part says anything.</summary>
    public bool IsEmpty => _parts.Count == 0;

    /// <summary>Adds a part; one of blanks is left out.</summary>
    /// <param name="name">The field that it is, or is one of several pieces of.</param>
    /// <param name="text">The Python.</param>
    public void Add(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        var before = 0;
        foreach (var (earlierName, earlier, _) in _parts)
        {
            if (earlierName == name) before += LinesOf(earlier);
        }

        _parts.Add((name, StatementReader.StartsIndented(text) ? Indentation.Remove(text) : text, before));
    }

    /// <summary>The whole.</summary>
    public string Compose()
    {
        _places.Clear();
        var imports = new List<string>();
        var parts = _parts;
        if (_parts.Skip(1).Any(p => Imports(p.Text)))
        {
            parts = [.. _parts.Select(p => (p.Name, FutureImports.Without(p.Text, imports), p.Before))];
        }

        if (imports.Count == 0 && parts is [var only])
        {
            _places.Add((1, only.Name, only.Before));
            return only.Text.EndsWith('\n') ? only.Text : only.Text + "\n";
        }

        var source = new StringBuilder(parts.Sum(p => p.Text.Length + 1));
        var line = 1;
        foreach (var import in imports)
        {
            source.Append(import.Trim()).Append('\n');
            line += LinesOf(import.Trim());
        }

        foreach (var (name, text, before) in parts)
        {
            if (source.Length > 0 && StatementReader.StartsIndented(text))
            {
                // Python is to refuse it, and not to take it for more of the block above.
                source.Append("pass\n");
                line++;
            }

            _places.Add((line, name, before));
            source.Append(text);
            if (!text.EndsWith('\n')) source.Append('\n');
            line += LinesOf(text);
        }

        return source.ToString();
    }

    /// <summary>Where a line of what <see cref="Compose"/> gave stood, such as <c>line 3 of `test`</c>; null where it belongs to no part.</summary>
    /// <param name="line">The line, from 1.</param>
    public string? Place(int line)
    {
        var found = _places.FindLastIndex(p => p.From <= line);
        if (found < 0) return null;
        var (from, name, before) = _places[found];
        return $"line {line - from + 1 + before} of `{name}`";
    }

    private static bool Imports(string text)
    {
        var imports = new List<string>();
        FutureImports.Without(text, imports);
        return imports.Count > 0;
    }

    private static int LinesOf(string text) => text.AsSpan().Count('\n') + (text.EndsWith('\n') ? 0 : 1);
}
