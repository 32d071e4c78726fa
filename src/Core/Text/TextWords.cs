using System.Globalization;

namespace InstructMix.Core.Text;

/// <summary>
/// The words of a text: rows of letters, digits and underlines. Where a script sets no spaces (Chinese, Japanese, Thai) each character is one;
/// else a sentence would be one word.
/// </summary>
public static class TextWords
{
    /// <summary>The words of a text, in form C.</summary>
    /// <param name="text">Any text in form C.</param>
    /// <param name="marks">Whether each mark, such as a bracket, is a word of its own, too.</param>
    public static List<Word> Of(string text, bool marks = false)
    {
        var words = new List<Word>(text.Length / 5);
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            int from = at++;
            if (IsAlone(c))
            {
                if (char.IsHighSurrogate(c) && at < text.Length) at++;
            }
            else if (IsPart(c))
            {
                while (at < text.Length && IsPart(text[at]) && !IsAlone(text[at])) at++;
            }
            else if (!marks || char.IsWhiteSpace(c))
            {
                continue;
            }

            words.Add(new Word(from, at - from, Hash64.OfWord(text.AsSpan(from, at - from))));
        }

        return words;
    }

    private static bool IsPart(char c) =>
        c < 128 ? char.IsAsciiLetterOrDigit(c) || c == '_' : char.IsLetterOrDigit(c)
            || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsAlone(char c) =>
        c >= 0x0E00 && (c <= 0x0EFF || c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
            || char.IsSurrogate(c));
}
