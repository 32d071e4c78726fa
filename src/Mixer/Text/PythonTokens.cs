namespace InstructMix.Mixer.Text;

/// <summary>
/// Cuts Python into tokens, comments left out. What is no Python is cut all the same, into whatever it looks like: nothing here fails.
/// </summary>
internal sealed class PythonTokens
{
    private readonly string _code;
    private readonly List<PythonToken> _tokens = [];
    private int _at;
    private int _depth;

    private PythonTokens(string code) => _code = code;

    /// <summary>The tokens of some code.</summary>
    public static List<PythonToken> Of(string code)
    {
        var reader = new PythonTokens(code);
        while (reader._at < code.Length) reader.Next();
        reader.EndLine();
        return reader._tokens;
    }

    private void Next()
    {
        char c = _code[_at];
        int from = _at;
        if (c is '\n' or '\r')
        {
            _at++;
            if (_depth == 0) EndLine();
        }
        else if (char.IsWhiteSpace(c) || c == '\\')
        {
            _at++;
            if (c == '\\') SkipLineEnd();
        }
        else if (c == '#')
        {
            while (_at < _code.Length && _code[_at] is not ('\n' or '\r')) _at++;
        }
        else if (StringStart() is >= 0 and var quote)
        {
            _at = quote;
            SkipString();
            Add(PythonTokenKind.String, from);
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _code.Length && char.IsAsciiDigit(_code[_at + 1])))
        {
            SkipNumber();
            Add(PythonTokenKind.Number, from);
        }
        else if (char.IsLetter(c) || c == '_')
        {
            while (_at < _code.Length && (char.IsLetterOrDigit(_code[_at]) || _code[_at] == '_')) _at++;
            Add(PythonTokenKind.Name, from);
        }
        else
        {
            Mark(c, from);
        }
    }

    private void Mark(char c, int from)
    {
        if (c is '(' or '[' or '{') _depth++;
        else if (c is ')' or ']' or '}') _depth = Math.Max(0, _depth - 1);
        _at++;
        // Two and three characters that belong together: ->, **=, ==, //, <<.
        while (_at < _code.Length && _at - from < 3 && "*/<>=".Contains(_code[_at]) && "+-*/%@&|^=<>!:".Contains(_code[_at - 1])
            && (_code[_at] == '=' || _code[_at] == _code[_at - 1] || (c == '-' && _code[_at] == '>'))) _at++;
        Add(PythonTokenKind.Mark, from);
    }

    // The quote of a string that begins here, behind its prefix; -1 where none does.
    private int StringStart()
    {
        int at = _at;
        while (at < _code.Length && at - _at < 2 && "rRbBuUfFtT".Contains(_code[at])) at++;
        return at < _code.Length && _code[at] is '"' or '\'' ? at : -1;
    }

    private void SkipString()
    {
        char quote = _code[_at];
        bool isTriple = _at + 2 < _code.Length && _code[_at + 1] == quote && _code[_at + 2] == quote;
        for (_at += isTriple ? 3 : 1; _at < _code.Length; _at++)
        {
            if (_code[_at] == '\\') _at++;
            else if (!isTriple && _code[_at] is '\n') return;
            else if (_code[_at] == quote && (!isTriple || (_at + 2 < _code.Length && _code[_at + 1] == quote && _code[_at + 2] == quote)))
            {
                _at += isTriple ? 3 : 1;
                return;
            }
        }

        _at = _code.Length;
    }

    private void SkipNumber()
    {
        int from = _at;
        while (_at < _code.Length && (char.IsLetterOrDigit(_code[_at]) || _code[_at] is '.' or '_'
            || (_code[_at] is '+' or '-' && _at > from && _code[_at - 1] is 'e' or 'E' && _code[from] != '0'))) _at++;
    }

    private void SkipLineEnd()
    {
        if (_at < _code.Length && _code[_at] == '\r') _at++;
        if (_at < _code.Length && _code[_at] == '\n') _at++;
    }

    private void Add(PythonTokenKind kind, int from)
    {
        bool opens = _tokens.Count == 0 || _tokens[^1].Kind == PythonTokenKind.LineEnd;
        // Unbalanced brackets would swallow the rest of a file; a definition at the margin ends them.
        bool isMargin = from == 0 || _code[from - 1] is '\n' or '\r';
        if (isMargin && _depth > 0 && kind == PythonTokenKind.Name && _code.AsSpan(from, _at - from) is "def" or "class" or "import")
        {
            _depth = 0;
            EndLine();
            opens = true;
        }

        _tokens.Add(new PythonToken(kind, from, _at - from, opens && isMargin));
    }

    private void EndLine()
    {
        if (_tokens.Count > 0 && _tokens[^1].Kind != PythonTokenKind.LineEnd)
            _tokens.Add(new PythonToken(PythonTokenKind.LineEnd, Math.Min(_at, _code.Length), 0));
    }
}
