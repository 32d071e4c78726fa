using System.Buffers;

namespace InstructMix.Verifier.Extraction;

/// <content>Strings and numbers.</content>
internal ref partial struct StatementReader
{
    private static readonly SearchValues<char> Decimals = SearchValues.Create("0123456789._eE+-");

    private void String()
    {
        if ((!_needsOperand && !_wasString) || (_kind is StatementKind.Import && !_hasColon))
        {
            _fault = _wasName ? StatementKind.Prose : StatementKind.Broken;
            return;
        }

        var quote = _text[_at];
        var isTriple = _text[_at..].StartsWith([quote, quote, quote]);
        _at += isTriple ? 3 : 1;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\\')
            {
                _at = Math.Min(_at + (_text[_at..].StartsWith("\\\r\n") ? 3 : 2), _text.Length);
            }
            else if (!isTriple && IsLineEnd(c))
            {
                break;
            }
            else if (isTriple ? _text[_at..].StartsWith([quote, quote, quote]) : c == quote)
            {
                _at += isTriple ? 3 : 1;
                Operand();
                _wasString = true;
                return;
            }
            else
            {
                _at++;
            }
        }

        // A triple quote may stay open where an answer was cut off; another one is an apostrophe or a mistake.
        if (!isTriple) _fault = StatementKind.Broken;
        else Operand();
    }

    private void Number()
    {
        var from = _at;
        while (_at < _text.Length
            && (IsWord(_text[_at]) || _text[_at] == '.'
            || (_text[_at] is '+' or '-' && _at > from && _text[_at - 1] is 'e' or 'E' && _text[from] != '0')))
            _at++;
        if (!_needsOperand)
        {
            _fault = _wasName ? StatementKind.Prose : StatementKind.Broken;
            return;
        }

        // 1st, 3D, 10x: words of sentences.
        var digits = _text[from.._at];
        var isBased = digits.Length > 1 && digits[0] == '0' && digits[1] is 'x' or 'X' or 'b' or 'B' or 'o' or 'O';
        if (!isBased && digits.TrimEnd("jJlL").ContainsAnyExcept(Decimals)) _fault = StatementKind.Prose;
        Operand();
        _wasName = true; // so that "1. First" is prose, as words side by side are
    }
}
