using System.Globalization;
using System.Text;

namespace InstructMix.Core;

/// <summary>
/// Makes text of candidates, pages, ids and file names safe to show. A character that moves a terminal's cursor, begins another line of a log,
/// or changes the order of the letters on a line is spelled out (<c>\x1b</c>, <c>\u202e</c>).
/// </summary>
public static class Visible
{
    /// <summary>The text on one line: its line ends and tabs are spelled out too.</summary>
    /// <param name="text">Text of any origin.</param>
    public static string Line(string text) => Spelled(text, keepsLines: false);

    /// <summary>The text with its line ends (<c>\n</c>) and tabs.</summary>
    /// <param name="text">Text of any origin.</param>
    public static string Lines(string text) => Spelled(text, keepsLines: true);

    /// <summary>JSON with such characters in JSON's own escapes, so that a reader gets the same values.</summary>
    /// <param name="json">JSON, whose line ends stand between values.</param>
    public static string Json(string json) =>
        json.Any(c => c is not '\n' && IsUnseen(c))
            ? string.Concat(json.Select(c => c is not '\n'
            && IsUnseen(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString()))
            : json;

    /// <summary>Whether a character cannot be seen, and changes how the text beside it looks.</summary>
    /// <param name="c">The character.</param>
    public static bool IsUnseen(char c) =>
        char.IsControl(c)
        || c is '\u2028' or '\u2029' or '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string Spelled(string text, bool keepsLines)
    {
        int first = 0;
        while (first < text.Length && !Spells(text[first], keepsLines)) first++;
        if (first == text.Length) return text;
        var shown = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (char c in text.AsSpan(first))
        {
            if (!Spells(c, keepsLines)) shown.Append(c);
            else if (c is '\n' or '\r' or '\t') shown.Append('\\').Append(c is '\n' ? 'n' : c is '\r' ? 'r' : 't');
            else if (c <= '\u00ff') shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return shown.ToString();
    }

    private static bool Spells(char c, bool keepsLines) => IsUnseen(c) && !(keepsLines && (c is '\n' or '\t'));
}
