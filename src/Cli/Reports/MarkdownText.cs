using System.Globalization;
using System.Text;

namespace InstructMix.Cli.Reports;

/// <summary>Writes Markdown in which texts of others are texts.</summary>
internal static class MarkdownText
{
    /// <summary>A row of a table.</summary>
    public static void Row(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    /// <summary>A candidate's words on one line, in which nothing is Markdown or HTML, nothing is unseen, and nothing becomes a link, a mention or a reference where it is shown.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        int next = 0;
        foreach (var rune in text.EnumerateRunes().Take(300))
        {
            int at = next;
            next += rune.Utf16SequenceLength;
            if (Rune.IsWhiteSpace(rune)) plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                plain.Append(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
            else if (rune.Value is '<') plain.Append("&lt;");
            else if (rune.Value is '&') plain.Append("&amp;");
            else if (rune.Value is '@' or '#') plain.Append("<span>").Append(rune).Append("</span>");
            else if (rune.Value is ':' && BeginsLink(text, at)) plain.Append("\\:");
            else if (rune.Value is '.' && plain.Length >= 3
                && plain.ToString(plain.Length - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase))
                plain.Append("\\.");
            else if (rune.IsAscii && @"\`*_[]|~!".Contains((char)rune.Value, StringComparison.Ordinal)) plain.Append('\\').Append(rune);
            else plain.Append(rune);
        }

        return plain.ToString();
    }

    /// <summary>Whether the colon at a place makes an address of what stands around it, as GitHub's Markdown reads it.</summary>
    private static bool BeginsLink(string text, int colon) =>
        text.AsSpan(colon + 1).StartsWith("//", StringComparison.Ordinal)
        || text.AsSpan(0, colon).EndsWith("mailto", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(0, colon).EndsWith("xmpp", StringComparison.OrdinalIgnoreCase);
}
