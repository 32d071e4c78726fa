using System.Text.RegularExpressions;

namespace InstructMix.Verifier.Extraction;

/// <summary>A tag at which a model's reasoning begins or ends.</summary>
/// <param name="Start">Where it starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Closes">Whether it ends the reasoning.</param>
/// <param name="IsAtLineStart">Whether nothing stands before it on its line.</param>
/// <param name="IsAtLineEnd">Whether nothing stands behind it on its line.</param>
/// <param name="IsQuoted">Whether it is inside of a string or comment.</param>
internal readonly record struct ReasoningTag(int Start, int End, bool Closes, bool IsAtLineStart, bool IsAtLineEnd, bool IsQuoted)
{
    /// <summary>Whether it is alone at one side of its line, as those that a model's template sets are.</summary>
    public bool IsAtMargin => IsAtLineStart || IsAtLineEnd;

    /// <summary>Whether it is a tag at all, and not a word of the program's.</summary>
    public bool Counts => !IsQuoted;

    /// <summary>The tag that was found.</summary>
    public static ReasoningTag Of(Match match, string text, QuotedPlaces quoted)
    {
        var (start, end) = (match.Index, match.Index + match.Length);
        var (first, next) = (start, end);
        while (first > 0 && text[first - 1] is ' ' or '\t') first--;
        while (next < text.Length && text[next] is ' ' or '\t') next++;
        return new ReasoningTag(
            start,
            end,
            match.Groups["end"].Success,
            first == 0 || text[first - 1] is '\r' or '\n',
            next == text.Length || text[next] is '\r' or '\n',
            quoted.Holds(start, end));
    }
}
