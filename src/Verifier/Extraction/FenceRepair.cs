using System.Text;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Writes a response anew where its fences are not Markdown's, but their sense is plain: behind the code on its last line, with text behind them, with the code on the line that opens
/// the block, opened amid a sentence, opened before the response began, opened again before the first was closed. A block that has fences inside of its strings gets longer ones around it.
/// </summary>
internal sealed class FenceRepair
{
    private const string Ticks = "```";

    private readonly string _response;
    private readonly StringBuilder _written = new();
    private readonly StringBuilder _block = new();
    private PythonStrings _strings;
    private FenceMark? _opening;
    private TagLanguage _language;
    private int _longest;
    private int _quotedUntil;
    private int _lineStart;
    private int _stringStart;
    private bool _isFirst = true;

    private FenceRepair(string response) => _response = response;

    /// <summary>The response as Markdown.</summary>
    /// <param name="response">The response.</param>
    public static string Of(string response)
    {
        var repair = new FenceRepair(response);
        for (var at = 0; at < response.Length;)
        {
            var end = response.IndexOf('\n', at);
            var next = end < 0 ? response.Length : end + 1;
            repair._lineStart = at;
            if (repair._opening is null) repair.Outside(response[at..next]);
            else repair.Inside(response[at..next]);
            at = next;
        }

        if (repair._opening is not null) repair.Write(null);
        return repair._written.ToString();
    }

    private void Outside(string line)
    {
        if (FenceMark.Of(line, mayBeInList: true) is { } mark)
        {
            Opens(mark, line);
            return;
        }

        // `Here it is: ```python`, or the code's last line with the fence behind it.
        var text = line.TrimEnd();
        var ticks = text.LastIndexOf(Ticks, StringComparison.Ordinal);
        if (ticks > 0 && text.IndexOf(Ticks, StringComparison.Ordinal) == ticks)
        {
            var (before, tag) = (text[..ticks], text[(ticks + Ticks.Length)..]);
            var isCode = tag.Length == 0 && StatementReader.Read(before) is [{ IsStrong: true } or { Kind: StatementKind.Inner }];
            var isTold = LanguageTag.IsWord(tag) && LanguageTag.Read(tag) is TagLanguage.Python && !StatementReader.IsPython(before);
            if (isCode || isTold || (tag.Length == 0 && before.TrimEnd().EndsWith(':')))
            {
                _written.Append(before).Append('\n');
                Opens(new FenceMark("", '`', Ticks.Length, tag), text[ticks..] + "\n");
                return;
            }
        }

        _written.Append(line);
    }

    private void Opens(FenceMark mark, string line)
    {
        var isFirst = _isFirst;
        _isFirst = false;
        if (isFirst && mark is { After: "", Before: "" } && ContinuesBlock())
        {
            // The response goes on in a block that the prompt opened.
            _written.Insert(0, Ticks + "python\n").Append(line);
            return;
        }

        var (info, code) = Split(mark.After);
        if (code is not null && code.EndsWith(Ticks, StringComparison.Ordinal))
        {
            var marks = mark.Margin + new string(mark.Character, mark.Count);
            _written.Append($"{mark.Before}{new string(mark.Character, mark.Count)}{info}\n{mark.Margin}{code.TrimEnd('`')}\n{marks}\n");
            return;
        }

        if (mark.Character == '`' && mark.After.Contains('`'))
        {
            _written.Append(line); // code amid a sentence
            return;
        }

        // Around the whole answer as Markdown: what counts are the blocks in it.
        if (LanguageTag.IsMarkup(info) && NextFence() is { After.Length: > 0 }) return;

        (_opening, _language, _longest, _strings, _quotedUntil) = (mark with { After = info }, LanguageTag.Read(info), 0, default, 0);
        _block.Clear();
        if (code is not null) Add($"{mark.Margin}{code}\n");
    }

    // The tag, and code that stands behind it or in its place.
    private static (string Info, string? Code) Split(string info)
    {
        if (IsCode(info)) return ("", info);
        var space = info.IndexOf(' ');
        return space > 0 && LanguageTag.Read(info.AsSpan(0, space)) is TagLanguage.Python && IsCode(info[space..])
            ? (info[..space], info[space..].Trim())
            : (info, null);
    }

    private static bool IsCode(string text) => StatementReader.Read(text.TrimEnd('`').Trim()) is [{ IsTelling: true }];

    // An odd number of fences, and nothing but code before the first.
    private bool ContinuesBlock()
    {
        var before = _written.ToString();
        if (StatementReader.Read(before) is not [{ Indent: 0 }, ..] || CodeRuns.Find(before) is not [{ IsWhole: true }]) return false;
        var fences = 1;
        foreach (var line in _response.AsSpan(Math.Min(_lineStart + 1, _response.Length)).EnumerateLines())
        {
            if (FenceMark.Of(line, mayBeInList: true) is { Character: '`' }) fences++;
        }

        return fences % 2 == 1;
    }

    private FenceMark? NextFence()
    {
        foreach (var line in _response.AsSpan(Math.Min(_response.IndexOf('\n', _lineStart) + 1, _response.Length)).EnumerateLines())
        {
            if (FenceMark.Of(line, mayBeInList: true) is { } mark) return mark;
        }

        return null;
    }

    private void Inside(string line)
    {
        var opening = _opening!.Value;
        if (FenceMark.Of(line, mayBeInList: false) is { } mark && mark.MayClose(opening))
        {
            if (_language is not TagLanguage.Other && _strings.IsInTriple && IsQuoted(opening))
            {
                _longest = Math.Max(_longest, mark.Count);
                Add(line);
            }
            else if (mark.After.Length == 0)
            {
                Write(mark);
            }
            else if (mark.After.Contains('`') || (_language is TagLanguage.Other && LanguageTag.IsMarkup(opening.After)))
            {
                Add(line);
            }
            else
            {
                Ends(mark, line);
            }

            return;
        }

        var text = line.TrimEnd();
        var ticks = text.Length - text.AsSpan().TrimEnd(opening.Character).Length;
        if (ticks >= opening.Count && _language is not TagLanguage.Other && IsCodeBefore(text, ticks))
        {
            Add(text[..^ticks] + "\n");
            Write(new FenceMark(opening.Margin, opening.Character, ticks, ""));
            return;
        }

        Add(line);
    }

    // Text behind the fence, or the fence of the next block in the place of this one's.
    private void Ends(FenceMark mark, string line)
    {
        Write(mark with { After = "" });
        if (LanguageTag.IsWord(mark.After)) Opens(mark, line);
        else _written.Append(mark.Margin).Append(mark.After).Append('\n');
    }

    private bool IsCodeBefore(string text, int ticks)
    {
        var strings = _strings;
        strings.Follow(text.AsSpan(0, text.Length - ticks));
        return !strings.IsInString && !strings.IsInComment;
    }

    /// <summary>Whether the string at hand goes on behind the fence, so that the fence is in it: it ends, and Python follows up to a fence.</summary>
    private bool IsQuoted(FenceMark opening)
    {
        if (_lineStart < _quotedUntil) return true;
        var quote = _strings.Quote;
        var end = _response.AsSpan(_lineStart).IndexOf([quote, quote, quote]);
        if (end < 0) return false;
        end += _lineStart + Ticks.Length;
        var stop = _response.Length;
        for (var at = _response.IndexOf('\n', end); at >= 0; at = _response.IndexOf('\n', at + 1))
        {
            var next = _response.IndexOf('\n', at + 1);
            if (FenceMark.Of(_response.AsSpan((at + 1)..(next < 0 ? _response.Length : next)), mayBeInList: false) is not { } mark
                || !mark.MayClose(opening))
                continue;
            stop = at + 1;
            break;
        }

        if (!StatementReader.IsPython(_response.AsSpan(_stringStart, stop - _stringStart))) return false;
        _quotedUntil = end;
        return true;
    }

    private void Add(string line)
    {
        var was = _strings.IsInTriple;
        _block.Append(line);
        _strings.Follow(line);
        if (!was) _stringStart = _lineStart;
    }

    private void Write(FenceMark? closing)
    {
        var opening = _opening!.Value;
        var count = _longest >= opening.Count ? _longest + 1 : opening.Count;
        // Indented by four it is no fence in Markdown: the underline of a heading in a docstring, mostly.
        var isAside = opening.Before.Length is > 0 and < 4 && string.IsNullOrWhiteSpace(opening.Before) && !IsIndentedBy(opening.Before);
        if (isAside) opening = opening with { Before = "" };
        _written.Append(opening.Before).Append(opening.Character, count).Append(opening.After).Append('\n').Append(_block);
        if (closing is { } mark) _written.Append(opening.Margin).Append(mark.Character, Math.Max(count, mark.Count)).Append('\n');
        _opening = null;
    }

    // Markdown takes the indentation of the fence from each line; where the code stands further to the left, it was the fence's own.
    private bool IsIndentedBy(string indentation)
    {
        foreach (var line in _block.ToString().AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace() && !line.StartsWith(indentation)) return false;
        }

        return true;
    }
}
