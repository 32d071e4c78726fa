using System.Net;
using System.Text.RegularExpressions;

namespace InstructMix.Verifier.Extraction;

/// <summary>Finds what a model marked as its answer: <c>&lt;answer&gt;</c>, <c>[PYTHON]</c>, <c>&lt;|begin_of_solution|&gt;</c>, a <c>&lt;code&gt;</c> of HTML.</summary>
internal static partial class AnswerTags
{
    /// <summary>The last marked answer; null where there is none.</summary>
    /// <param name="text">The response without its reasoning.</param>
    public static string? Last(string text)
    {
        if (!Opening().IsMatch(text)) return Html(text);
        var quoted = new QuotedPlaces(text);
        if (Opening().Matches(text).LastOrDefault(m => !quoted.Holds(m.Index, m.Index + m.Length)) is not { } opening) return null;
        var from = opening.Index + opening.Length;
        var closing = Closing().Matches(text, from).LastOrDefault(m => !quoted.Holds(m.Index, m.Index + m.Length));
        return closing is null ? text[from..] : text[from..closing.Index];
    }

    /// <summary>Where the first answer that is marked as such begins behind a place; -1 where none does.</summary>
    public static int FirstAfter(string text, int from) => Opening().Match(text, from) is { Success: true } match ? match.Index : -1;

    // Fences say more than HTML, and `<code>` in a sentence is a word.
    private static string? Html(string text)
    {
        if (!text.Contains("<code", StringComparison.OrdinalIgnoreCase) || text.Contains("```", StringComparison.Ordinal)) return null;
        var end = text.LastIndexOf("</code>", StringComparison.OrdinalIgnoreCase);
        var start = end < 0 ? -1 : text.LastIndexOf("<code", end, StringComparison.OrdinalIgnoreCase);
        var from = start < 0 ? 0 : text.IndexOf('>', start) + 1;
        if (from == 0 || from > end || !text.AsSpan(from, end - from).Trim().Contains('\n')) return null;
        return new QuotedPlaces(text).Holds(start, from) ? null : WebUtility.HtmlDecode(text[from..end]);
    }

    [GeneratedRegex("""^[ \t]*(?:<(?:final_)?answer>|<final>|<solution>|<\|begin_of_solution\|>|\[PYTHON\]|\[ANSWER\])""",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex("""</(?:final_)?answer>|</final>|</solution>|<\|end_of_solution\|>|\[/PYTHON\]|\[/ANSWER\]""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Closing();
}
