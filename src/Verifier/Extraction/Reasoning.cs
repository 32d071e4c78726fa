using System.Text;
using System.Text.RegularExpressions;

namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Takes a model's reasoning out of its response, however it is tagged: <c>&lt;think&gt;</c>, <c>[THINK]</c>, <c>&lt;|begin_of_thought|&gt;</c> and their like.
/// The opening tag is often the prompt's and not in the response, and the closing one is missing where the model never came to its answer.
/// </summary>
public static partial class Reasoning
{
    /// <summary>What is left without the reasoning.</summary>
    /// <param name="text">The response.</param>
    /// <returns>The text itself where it holds none; else the rest, and whether the reasoning never ended.</returns>
    public static (string Text, bool NeverEnds) Without(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!Tag().IsMatch(text)) return (text, false);
        var quoted = new QuotedPlaces(text);
        List<ReasoningTag> tags = [.. Tag().Matches(text).Select(m => ReasoningTag.Of(m, text, quoted)).Where(t => t.Counts)];
        var kept = new StringBuilder();
        var from = 0;
        var ends = new ReasoningEnds(tags);
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i];
            if (tag.Closes)
            {
                // The opening one was in the prompt, or in front of what another closing tag ended too early.
                if (!tag.IsAtMargin) continue;
                kept.Clear();
                from = tag.End;
                continue;
            }

            var end = ends.Of(i);
            if (end < 0 && !tag.IsAtLineStart) continue;
            kept.Append(text, from, tag.Start - from);
            if (end < 0)
            {
                var answer = AnswerTags.FirstAfter(text, tag.End);
                return (answer < 0 ? kept.ToString() : kept.Append(text, answer, text.Length - answer).ToString(), answer < 0);
            }

            from = tags[end].End;
            i = end;
        }

        return (kept.Append(text, from, text.Length - from).ToString(), false);
    }

    [GeneratedRegex(
        """
        <(?<end>/)?(?:\w{1,12}[:_])?(?:think|thinking|thoughts?|reasoning|reflection|scratchpad|analysis|rationale|antthinking|inner_monologue)(?:\s[^<>\r\n]{0,80})?>
        |\[(?<end>/)?(?:think|thinking|reasoning|thought)\]
        |◁(?<end>/)?think▷
        |<\|(?:begin_of_thought|start_thinking|thinking|(?<end>end_of_thought|end_thinking|/thinking))\|>
        |<unused(?:94|(?<end>95))>
        |<details\s[^<>\r\n]{0,40}type="reasoning"[^<>\r\n]{0,80}>
        |(?<end></details>)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
