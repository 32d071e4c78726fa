namespace InstructMix.Verifier.Extraction;

/// <summary>Tells which places of a response are inside of strings and comments of Python: a tag that stands there is the program's, not the model's.</summary>
/// <param name="text">The response.</param>
internal sealed class QuotedPlaces(string text)
{
    // Read when there is a tag to ask about; most responses have none.
    private readonly Lazy<List<LogicalLine>> _lines = new(() => StatementReader.Read(text));

    // Where the last question led to: those about one line come in their order, and a line may be as long as the response.
    private PythonStrings _strings;
    private int _line = -1;
    private int _at;
    private bool _ends;

    /// <summary>Whether a piece of the text is quoted.</summary>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    public bool Holds(int start, int end)
    {
        if (start > 0 && end < text.Length && text[start - 1] == '`' && text[end] == '`') return true;
        var lines = _lines.Value;
        var (low, high) = (0, lines.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (lines[middle].Start <= start) low = middle;
            else high = middle - 1;
        }

        if (lines.Count == 0 || lines[low].Start > start || lines[low].End <= start || !lines[low].IsPython) return false;
        GoTo(low, lines[low], start);
        if (_strings.IsInComment) return !text.AsSpan(end, Math.Max(lines[low].End - end, 0)).IsWhiteSpace();
        return _strings.IsInString && _ends;
    }

    private void GoTo(int index, LogicalLine line, int place)
    {
        if (index != _line || place < _at)
        {
            // A string that never ends was none.
            _strings = default;
            _strings.Follow(text.AsSpan(line.Start, line.End - line.Start));
            (_ends, _strings, _line, _at) = (!_strings.IsInString, default, index, line.Start);
        }

        _strings.Follow(text.AsSpan(_at, place - _at));
        _at = place;
    }
}
