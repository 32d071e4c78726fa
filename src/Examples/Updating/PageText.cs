using System.Buffers;
using System.Text;

namespace InstructMix.Examples.Updating;

/// <summary>A page's lines, each with its own end, so that a line that nobody changes keeps its bytes.</summary>
internal sealed class PageText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The ends that `ReplaceLineEndings` knows, by which pages are read and their lines counted.
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n\f\u0085\u2028\u2029");

    private readonly List<(string Text, string End)> _lines = [];

    /// <summary>Takes a page apart.</summary>
    /// <param name="bytes">The file, in UTF-8, with or without a byte order mark.</param>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public PageText(byte[] bytes)
    {
        var text = Strict.GetString(bytes);
        for (int start = 0; start < text.Length;)
        {
            int length = text.AsSpan(start).IndexOfAny(Ends);
            int end = length < 0 ? text.Length : start + length;
            int next = end == text.Length ? end : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            _lines.Add((text[start..end], text[end..next]));
            start = next;
        }
    }

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <summary>A line without its end; empty behind the last.</summary>
    /// <param name="index">Which, from 0.</param>
    public string this[int index] => index < 0 || index >= _lines.Count ? "" : index == 0 ? _lines[0].Text.TrimStart('\uFEFF') : _lines[index].Text;

    /// <summary>Puts lines in the place of others. They get the ends of those before them.</summary>
    /// <param name="at">The first that goes, from 0.</param>
    /// <param name="count">How many go.</param>
    /// <param name="lines">What comes in their place.</param>
    public void Replace(int at, int count, IReadOnlyList<string> lines)
    {
        var ends = Enumerable.Range(0, lines.Count).Select(i => i < count ? _lines[at + i].End : End(at + Math.Max(count, 1) - 1)).ToList();
        // What comes after the last line of a file without an end needs one before it.
        if (at > 0 && lines.Count > 0 && _lines[at - 1].End.Length == 0) _lines[at - 1] = (_lines[at - 1].Text, End(at - 1));
        for (int i = 0; i < ends.Count - 1; i++)
            if (ends[i].Length == 0) ends[i] = End(at - 1);
        _lines.RemoveRange(at, count);
        _lines.InsertRange(at, lines.Select((l, i) => (l, ends[i])));
    }

    /// <summary>The page as a file.</summary>
    public byte[] ToBytes() => Strict.GetBytes(string.Concat(_lines.Select(l => l.Text + l.End)));

    /// <summary>The end of a line, or where it has none of the one before it.</summary>
    private string End(int index)
    {
        for (int i = Math.Min(index, _lines.Count - 1); i >= 0; i--)
            if (_lines[i].End.Length > 0) return _lines[i].End;
        return "\n";
    }
}
