namespace InstructMix.Verifier.Extraction;

/// <summary>Follows Python's strings and comments from the beginning of a text on, to say whether a place is within one.</summary>
internal struct PythonStrings
{
    private char _quote;
    private bool _isTriple;

    /// <summary>Whether the place that was reached is within a string.</summary>
    public readonly bool IsInString => _quote != '\0';

    /// <summary>Whether the place is within a string of three quotes, which goes on over line ends.</summary>
    public readonly bool IsInTriple => _quote != '\0' && _isTriple;

    /// <summary>Whether the place is within a comment.</summary>
    public bool IsInComment { get; private set; }

    /// <summary>The quote of the string that the place is in.</summary>
    public readonly char Quote => _quote;

    /// <summary>Goes on over more of the text.</summary>
    /// <param name="text">What follows what was seen already; three quotes or an escape must not be cut in two.</param>
    public void Follow(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c is '\n' or '\r')
            {
                IsInComment = false;
                if (!_isTriple) _quote = '\0';
            }
            else if (IsInComment)
            {
                continue;
            }
            else if (c == '\\')
            {
                at += text[at..].StartsWith("\\\r\n") ? 2 : 1;
            }
            else if (_quote == '\0')
            {
                if (c == '#') IsInComment = true;
                if (c is not ('"' or '\'')) continue;
                (_quote, _isTriple) = (c, text[at..].StartsWith([c, c, c]));
                if (_isTriple) at += 2;
            }
            else if (c == _quote && (!_isTriple || text[at..].StartsWith([c, c, c])))
            {
                if (_isTriple) at += 2;
                _quote = '\0';
            }
        }
    }
}
