namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Reads text line by line as if it were Python, and says of each logical line what it is. No parser: it looks at whether
/// operands and operators alternate, which sentences and most other languages fail within two words. One pass, no backtracking:
/// a line that fails ends where it failed, so that any text is read in linear time.
/// </summary>
internal ref partial struct StatementReader
{
    private readonly ReadOnlySpan<char> _text;
    private readonly List<char> _brackets;
    private int _at;

    // What is known of the statement at hand.
    private StatementKind? _kind;
    private StatementKind? _fault;
    private bool _needsOperand;
    private bool _mayEnd;
    private bool _wasString;
    private bool _wasName;
    private bool _hasCall;
    private bool _hasOperator;
    private bool _hasAssignment;
    private bool _hasAnnotation;
    private bool _hasColon;
    private bool _lacksWord; // the `import` of a `from`, the `in` of a `for`
    private bool _isFrom;
    private int _lambdas;
    private int _operands;
    private char _last;
    private char _previous;

    private StatementReader(ReadOnlySpan<char> text)
    {
        _text = text;
        _brackets = [];
    }

    /// <summary>All logical lines of a text, blank ones aside.</summary>
    public static List<LogicalLine> Read(ReadOnlySpan<char> text)
    {
        var lines = new List<LogicalLine>();
        var reader = new StatementReader(text);
        while (reader.Next() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>Whether all logical lines could be Python. Reads no further than the first that could not.</summary>
    public static bool IsPython(ReadOnlySpan<char> text)
    {
        var reader = new StatementReader(text);
        while (reader.Next() is { } line)
        {
            if (!line.IsPython) return false;
        }

        return true;
    }

    private LogicalLine? Next()
    {
        var afterBlank = false;
        while (true)
        {
            var start = _at;
            var indent = SkipIndent();
            if (_at >= _text.Length) return null;
            if (!IsLineEnd(_text[_at])) return Statement(start, indent, afterBlank);
            afterBlank = true;
            SkipLineEnd();
        }
    }

    private LogicalLine Statement(int start, int indent, bool afterBlank)
    {
        (_kind, _fault, _needsOperand, _mayEnd, _wasString, _wasName) = (null, null, true, false, false, false);
        (_hasCall, _hasOperator, _hasAssignment, _hasAnnotation, _hasColon, _lacksWord) = (false, false, false, false, false, false);
        (_isFrom, _lambdas, _operands, _last) = (false, 0, 0, _text[_at]);
        _brackets.Clear();
        string? name = null;
        if (_text[_at] == '#')
        {
            _kind = StatementKind.Comment;
            SkipToLineEnd();
        }
        else
        {
            Opening(out name);
            while (_fault is null && Token())
            {
            }

            if (_fault is null) Finish();
            if (_fault is not null) SkipToLineEnd();
        }

        var end = _at;
        SkipLineEnd();
        return new LogicalLine(start, end, indent, _fault ?? _kind ?? ExpressionKind(), name, afterBlank, _last);
    }

    // The word that a statement starts with decides what it is; without a keyword it is an assignment or an expression.
    private void Opening(out string? name)
    {
        name = null;
        var from = _at;
        if (_text[_at] == '@')
        {
            _at++;
            _kind = StatementKind.Decorator;
            return;
        }

        if (IsMarkdownMark())
        {
            _fault = StatementKind.Prose;
            return;
        }

        var word = Word();
        if (IsPlainKeyword(word)) return;
        switch (word)
        {
            case "def" or "class":
                _kind = word is "def" ? StatementKind.Def : StatementKind.Class;
                name = DefinedName();
                return;
            case "async":
                SkipSpaces();
                if (_at < _text.Length) Opening(out name);
                if (_kind is not (StatementKind.Def or StatementKind.Compound)) _fault ??= StatementKind.Broken;
                return;
            case "import" or "from":
                _kind = StatementKind.Import;
                _isFrom = _lacksWord = word is "from";
                return;
            case "if" or "elif" or "while" or "with" or "for" or "except":
                _kind = StatementKind.Compound;
                _lacksWord = word is "for";
                return;
            case "else" or "try" or "finally":
                _kind = StatementKind.Compound;
                (_needsOperand, _wasName) = (false, true);
                return;
            case "print" or "exec" when IsFollowedByOperand(""):
                _kind = StatementKind.Simple; // Python 2: it does not compile, but that is for the sandbox to say
                return;
            case "match" or "case" when IsFollowedByOperand("([{-*"):
                _kind = StatementKind.Compound;
                return;
            case "type" when IsFollowedByOperand(""):
                SkipSpaces();
                name = Word().ToString();
                _needsOperand = false;
                return;
        }

        _at = from;
        name = AssignedName();
    }

    /// <summary>Whether the word makes a statement that holds no other one and binds no name.</summary>
    private bool IsPlainKeyword(ReadOnlySpan<char> word)
    {
        switch (word)
        {
            case "return" or "yield" or "nonlocal":
                (_kind, _mayEnd) = (StatementKind.Inner, true);
                return true;
            case "break" or "continue":
                (_kind, _needsOperand, _wasName) = (StatementKind.Inner, false, true);
                return true;
            case "assert" or "raise" or "del" or "global":
                (_kind, _mayEnd) = (StatementKind.Simple, word is "raise");
                return true;
            case "pass":
                (_kind, _needsOperand, _wasName) = (StatementKind.Simple, false, true);
                return true;
            default:
                return false;
        }
    }

    private string? DefinedName()
    {
        SkipSpaces();
        var name = Word().ToString();
        SkipSpaces();
        var next = _at < _text.Length ? _text[_at] : '\0';
        if (name.Length == 0 || !(next is '(' or '[' || (next is ':' && _kind is StatementKind.Class))) _fault = StatementKind.Broken;
        _needsOperand = false;
        return name;
    }

    private readonly string? AssignedName()
    {
        var rest = _text[_at..];
        var length = 0;
        while (length < rest.Length && IsWord(rest[length])) length++;
        var after = length;
        while (after < rest.Length && rest[after] is ' ' or '\t') after++;
        var isAssigned = length > 0 && after < rest.Length
            && (rest[after] is ':' || (rest[after] is '=' && (after + 1 >= rest.Length || rest[after + 1] is not '=')));
        return isAssigned ? rest[..length].ToString() : null;
    }

    // Bullets, quotes, tables and fences of Markdown, and comments of other languages.
    private readonly bool IsMarkdownMark()
    {
        if (_text[_at..].StartsWith("```")) return true;
        var next = _at + 1 < _text.Length ? _text[_at + 1] : ' ';
        return _text[_at] switch
        {
            '-' or '+' => next is ' ' or '\t' or '-' or '\r' or '\n',
            '*' => next is ' ' or '\t' or '*' or '\r' or '\n',
            '>' or '|' or '/' => true,
            _ => false,
        };
    }

    // `print x`, `match x`: words that are keywords only where an operand follows.
    private readonly bool IsFollowedByOperand(ReadOnlySpan<char> alsoOpening)
    {
        var rest = _text[_at..].TrimStart(" \t");
        if (rest.IsEmpty || rest.Length == _text.Length - _at
            || !(IsWord(rest[0]) || rest[0] is '"' or '\'' || alsoOpening.Contains(rest[0])))
            return false;
        return !(rest.StartsWith("in ") || rest.StartsWith("is ") || rest.StartsWith("and ") || rest.StartsWith("or ")
            || rest.StartsWith("if ") || rest.StartsWith("not in "));
    }

    // What only the whole statement tells.
    private void Finish()
    {
        if (_at >= _text.Length && (_brackets.Count > 0 || _last is '"' or '\'')) return; // an answer that was cut off
        var isHead = _kind is StatementKind.Compound or StatementKind.Def or StatementKind.Class;
        if (_lacksWord || (isHead && !_hasColon) || (_needsOperand && !_mayEnd)) _fault = StatementKind.Broken;
    }

    private readonly StatementKind ExpressionKind()
    {
        if (_hasAssignment) return StatementKind.Assignment;

        // `Output: f(3)` reads as an annotation without a value, which nobody writes outside of a class.
        return (_hasCall || _hasOperator) && !_hasAnnotation ? StatementKind.Expression : StatementKind.Literal;
    }
}
