namespace InstructMix.Verifier.Extraction;

/// <content>Operators, brackets and other signs, and what each says of the statement around it.</content>
internal ref partial struct StatementReader
{
    private void Punctuation(char c)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        _at++;
        switch (c)
        {
            case '(' or '[':
                // Go, Haskell
                if (_kind is StatementKind.Import && !_hasColon && !(_isFrom && _needsOperand)) _fault = StatementKind.Broken;
                _hasCall |= c == '(' && !_needsOperand;
                _hasOperator |= c == '[' && !_needsOperand;
                _brackets.Add(c);
                _needsOperand = true;
                break;
            case '{':
                if (!_needsOperand) _fault = StatementKind.Broken;
                _brackets.Add(c);
                break;
            case ')' or ']' or '}':
                if (_brackets.Count == 0 || _brackets[^1] != (c == ')' ? '(' : c == ']' ? '[' : '{')) _fault = StatementKind.Broken;
                else _brackets.RemoveAt(_brackets.Count - 1);
                Operand();
                break;
            case ',':
                (_needsOperand, _mayEnd) = (true, true);
                break;
            case ';':
                if (_brackets.Count > 0) _fault = StatementKind.Broken;
                (_needsOperand, _hasColon, _mayEnd) = (true, true, true);
                break;
            case ':':
                Colon(next);
                break;
            case '.':
                Dot(next);
                break;
            default:
                Operator(c, next);
                break;
        }
    }

    private void Operator(char c, char next)
    {
        var third = _at + 1 < _text.Length ? _text[_at + 1] : '\n';
        switch (c)
        {
            // Arrows, strict equality, negation, assignment (R) and increments of other languages.
            case '=' when next == '>' || (next == '=' && third == '='):
            case '!' when next != '=':
            case '<' when next == '-' && _operands == 1 && _brackets.Count == 0 && _kind is null:
            case '+' or '-' when next == c && third is '\r' or '\n' or ';' or ')':
                _fault = StatementKind.Broken;
                break;
            case '=':
                if (next == '=') _at++;
                else _hasAssignment |= _brackets.Count == 0;
                if (_previous == ',' && next != '=') _needsOperand = false; // x, = values
                Binary();
                break;
            case '-' when next == '>':
                _at++;
                if (_kind is not StatementKind.Def) _fault = StatementKind.Broken;
                Binary();
                break;
            case '+' or '-' or '~' when _needsOperand:
                break;
            case '*' when _needsOperand:
                if (next == '*') _at++;
                _mayEnd = true; // from x import *
                break;
            case '/' when _needsOperand && _brackets.Count > 0:
                break; // the mark of positional parameters
            case '+' or '-' or '*' or '/' or '%' or '@' or '&' or '|' or '^' or '<' or '>' or '!':
                var isDouble = next == c && c is '*' or '/' or '<' or '>';
                if (isDouble || (c == '<' && next == '>')) _at++;
                if (_at < _text.Length && _text[_at] == '=')
                {
                    _at++;
                    _hasAssignment |= isDouble || c is not ('<' or '>' or '!');
                }

                Binary();
                break;
            default:
                _fault = char.IsAscii(c) ? StatementKind.Broken : StatementKind.Prose;
                break;
        }
    }

    private void Colon(char next)
    {
        if (next == '=')
        {
            _at++;
            Binary();
        }
        else if (_brackets.Count > 0)
        {
            _needsOperand = true;
        }
        else if (_lambdas > 0)
        {
            _lambdas--;
            _needsOperand = true;
        }
        else if (_kind is StatementKind.Compound or StatementKind.Def or StatementKind.Class)
        {
            (_hasColon, _needsOperand, _mayEnd) = (true, true, true);
        }
        else
        {
            if (_needsOperand) _fault = StatementKind.Broken;
            (_needsOperand, _hasAnnotation) = (true, true);
        }
    }

    private void Dot(char next)
    {
        if (next == '.' && _at + 1 < _text.Length && _text[_at + 1] == '.')
        {
            _at += 2;
            if (_kind is StatementKind.Import && _lacksWord) return;
            if (!_needsOperand) _fault = StatementKind.Prose;
            Operand();
        }
        else if (_kind is StatementKind.Import && _lacksWord && _needsOperand)
        {
            // from . import x
        }
        else if (!_needsOperand && (next == '\\' || (_brackets.Count > 0 && IsLineEnd(next))))
        {
            _needsOperand = true; // the name is on the next line
        }
        else if (_needsOperand || !IsWord(next))
        {
            _fault = _wasName ? StatementKind.Prose : StatementKind.Broken; // the end of a sentence
        }
        else
        {
            Word(); // an attribute may be called like a keyword
            (_hasOperator, _wasName, _wasString) = (true, true, false);
        }
    }

    private void Binary()
    {
        if (_needsOperand) _fault = StatementKind.Broken;
        (_needsOperand, _hasOperator) = (true, true);
    }

    private void Operand()
    {
        _operands++;
        (_needsOperand, _wasString, _wasName) = (false, false, false);
    }
}
