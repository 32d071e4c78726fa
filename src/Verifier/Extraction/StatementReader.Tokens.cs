using System.Buffers;

namespace InstructMix.Verifier.Extraction;

/// <content>One token after the other: operands and operators in turn.</content>
internal ref partial struct StatementReader
{
    private static readonly SearchValues<char> StringPrefixes = SearchValues.Create("rRbBuUfFtT");

    // False at the end of the statement.
    private bool Token()
    {
        if (_at >= _text.Length) return false;
        var c = _text[_at];
        switch (c)
        {
            case ' ' or '\t' or '\f':
                _at++;
                return true;
            case '\r' or '\n':
                if (_brackets.Count == 0) return false;
                SkipLineEnd();
                return true;
            case '#':
                SkipToLineEnd();
                return true;
            case '\\':
                _at++;
                if (_at < _text.Length && !IsLineEnd(_text[_at])) _fault = StatementKind.Broken;
                else SkipLineEnd();
                return true;
        }

        (_previous, _last, _mayEnd) = (_last, c, false);
        if (c is '"' or '\'') String();
        else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))) Number();
        else if (IsWord(c)) Name();
        else Punctuation(c);
        return true;
    }

    private void Name()
    {
        var word = Word();
        if (_at < _text.Length && _text[_at] is '"' or '\'' && word.Length <= 2 && !word.ContainsAnyExcept(StringPrefixes))
        {
            String();
            return;
        }

        switch (word)
        {
            case "in":
                if (_kind is StatementKind.Compound) _lacksWord = false;
                Binary();
                return;
            case "and" or "or" or "is" or "if" or "else" or "as" or "for":
                Binary();
                return;
            case "not":
                if (!_needsOperand && !TrySkipWord("in")) _fault = StatementKind.Prose;
                (_needsOperand, _hasOperator) = (true, true);
                return;
            case "async" or "await":
                return;
            case "lambda":
                if (!_needsOperand) _fault = StatementKind.Prose;
                if (_brackets.Count == 0) _lambdas++;
                (_needsOperand, _hasOperator) = (true, true);
                return;
            case "yield":
                TrySkipWord("from");
                (_needsOperand, _hasCall, _mayEnd) = (true, true, true);
                return;
            case "import" when _kind is StatementKind.Import || _hasColon:
                (_lacksWord, _needsOperand) = (false, true);
                return;
            case "from" when _hasColon || _kind is StatementKind.Inner or StatementKind.Simple:
                _needsOperand = true;
                return;
            case "pass" or "break" or "continue":
                InlineStatement();
                (_needsOperand, _wasName) = (false, true);
                return;
            case "return" or "raise" or "del" or "assert" or "global" or "nonlocal" or "import" or "from" or "while" or "with" or "def" or "class" or "try" or "except" or "finally" or "elif":
                InlineStatement();
                (_needsOperand, _mayEnd) = (true, true);
                return;
            case "print" when _hasColon && _needsOperand && IsFollowedByOperand(""):
                return;
        }

        if (!_needsOperand) _fault = _wasName ? StatementKind.Prose : StatementKind.Broken;
        Operand();
        _wasName = true;
    }

    // A statement inside of a line stands behind a colon or a semicolon.
    private void InlineStatement()
    {
        if (!_hasColon || !_needsOperand) _fault = StatementKind.Prose;
    }
}
