using System.Globalization;
using System.Text;

namespace InstructMix.Mixer.Recipes;

/// <summary>A text in a recipe, and where each of its characters stands in the file.</summary>
/// <param name="Path">Which value it is, such as <c>$.sources[1].where</c>.</param>
/// <param name="Text">What it says.</param>
/// <param name="Line">The line on which it stands.</param>
/// <param name="Before">The bytes of the line that stand before it, its quotation mark included.</param>
/// <param name="Written">Its own bytes, as they are written.</param>
internal sealed record RecipeText(string Path, string Text, long Line, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> Written)
{
    /// <summary>The column of a character, from 1, as editors count: characters, not bytes.</summary>
    /// <param name="position">The number of characters (UTF-16) of the text before it.</param>
    public long ColumnOf(int position)
    {
        string written = Encoding.UTF8.GetString(Written.Span);
        int at = 0;
        for (int passed = 0; passed < position && at < written.Length; passed++)
            at += written[at] != '\\' ? 1 : at + 1 < written.Length && written[at + 1] == 'u' ? 6 : 2;
        return 1 + Characters(Encoding.UTF8.GetString(Before.Span)) + Characters(written[..Math.Min(at, written.Length)]);
    }

    private static int Characters(string text) => new StringInfo(text).LengthInTextElements;
}
