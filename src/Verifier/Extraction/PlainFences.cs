using System.Buffers;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// The fenced blocks of a response whose fences leave no question: three backticks at the start of a line, at most a word behind them, closed by a line
/// of just these, and no list or quote around them. Nearly all answers are of this kind, and a Markdown reader takes ten times as long to say the same.
/// </summary>
internal static class PlainFences
{
    private const string Fence = "```";

    // Markdown has rules of its own for the first, and a NUL is another character for it.
    private static readonly SearchValues<char> Special = SearchValues.Create("\r\0");

    // With these a line may be part of a list or a quote, or a fence that is not plain.
    private static readonly SearchValues<char> Marks = SearchValues.Create("`~>-*+0123456789");

    /// <summary>The blocks in their order; null where it takes a Markdown reader to tell.</summary>
    /// <param name="response">The response.</param>
    public static IReadOnlyList<CodeBlock>? Find(string response)
    {
        if (response.AsSpan().ContainsAny(Special)) return null;
        var blocks = new List<CodeBlock>();
        var (fence, content, language) = (-1, 0, TagLanguage.Untold);
        for (var at = 0; at < response.Length;)
        {
            var end = response.IndexOf('\n', at);
            var next = end < 0 ? response.Length : end + 1;
            var line = response.AsSpan(at, (end < 0 ? next : end) - at);
            var text = line.TrimStart(" \t");
            if (fence >= 0)
            {
                if (text.StartsWith(Fence))
                {
                    if (line.TrimEnd(' ').Length != Fence.Length) return null;
                    if (MayBeInString(response.AsSpan(content, at - content))) return null;
                    blocks.Add(new CodeBlock(language, response[content..at], fence, next, IsClosed: true));
                    fence = -1;
                }
                else if (text.Contains(Fence, StringComparison.Ordinal))
                {
                    return null;
                }
            }
            else if (line.StartsWith(Fence))
            {
                var tag = line[Fence.Length..].TrimEnd(' ');
                foreach (var c in tag)
                {
                    if (!char.IsAsciiLetterOrDigit(c)) return null;
                }

                (fence, content, language) = (at, next, LanguageTag.Read(tag));
                if (language is TagLanguage.Other) return null; // may be code that stands where the tag should
            }
            else if (text.Contains(Fence, StringComparison.Ordinal) || (!text.IsEmpty && Marks.Contains(text[0])))
            {
                return null;
            }

            at = next;
        }

        return fence < 0 ? blocks : null;
    }

    // A string of three quotes that is open at the fence: an odd number of them.
    private static bool MayBeInString(ReadOnlySpan<char> code) => code.Count("\"\"\"") % 2 == 1 || code.Count("'''") % 2 == 1;
}
