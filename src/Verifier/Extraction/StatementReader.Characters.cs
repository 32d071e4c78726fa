using System.Globalization;

namespace InstructMix.Verifier.Extraction;

/// <content>The characters of the text: words, spaces and line ends.</content>
internal ref partial struct StatementReader
{
    /// <summary>Whether the first logical line stands to the right of the margin. Reads no further than to its beginning.</summary>
    public static bool StartsIndented(ReadOnlySpan<char> text)
    {
        var reader = new StatementReader(text);
        while (reader._at < text.Length)
        {
            var indent = reader.SkipIndent();
            if (reader._at < text.Length && !IsLineEnd(text[reader._at])) return indent > 0;
            reader.SkipLineEnd();
        }

        return false;
    }

    private bool TrySkipWord(ReadOnlySpan<char> word)
    {
        var rest = _text[_at..].TrimStart(" \t");
        if (!rest.StartsWith(word) || (rest.Length > word.Length && IsWord(rest[word.Length]))) return false;
        _at = _text.Length - rest.Length + word.Length;
        return true;
    }

    private ReadOnlySpan<char> Word()
    {
        var from = _at;
        while (_at < _text.Length && IsWord(_text[_at])) _at++;
        return _text[from.._at];
    }

    private int SkipIndent()
    {
        var indent = 0;
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == ' ') indent++;
            else if (_text[_at] == '\t') indent = (indent / 8 * 8) + 8;
            else if (_text[_at] == '\f') indent = 0;
            else break;
        }

        return indent;
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t') _at++;
    }

    private void SkipToLineEnd()
    {
        var rest = _text[_at..].IndexOfAny('\r', '\n');
        _at = rest < 0 ? _text.Length : _at + rest;
    }

    private void SkipLineEnd()
    {
        if (_at < _text.Length && _text[_at] == '\r') _at++;
        if (_at < _text.Length && _text[_at] == '\n') _at++;
    }

    private static bool IsLineEnd(char c) => c is '\r' or '\n';

    private static bool IsWord(char c) =>
        c == '_' || char.IsAsciiLetterOrDigit(c)
        || (c > 127
        && (char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));
}
