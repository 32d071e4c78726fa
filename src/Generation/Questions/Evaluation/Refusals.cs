using System.Text.RegularExpressions;
using InstructMix.Core.Text;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Knows what is no answer: a refusal, "I do not know", "the text does not say", and "NA" where it is the whole answer. A piece of a word (NASA, DNA, banana) never counts.</summary>
public static partial class Refusals
{
    private static readonly HashSet<string> Whole = new(
        ["", "NA", "none", "N/A", "n/a", "na", "n.a", "N.A", "none given", "null", "nil", "unknown", "not available", "not applicable", "not given", "not mentioned", "not specified", "not stated",
         "not known", "no answer", "unanswerable", "not answerable", "unclear", "unspecified", "tbd", "no information", "information not available", "not found", "?", "-", "--", "—", "none of the above"],
        StringComparer.Ordinal);

    /// <summary>Whether an answer is none at all: blank, or "NA", "N/A" and the like as the whole of it.</summary>
    /// <param name="answer">The answer.</param>
    public static bool IsNotAvailable(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string bare = answer.Trim().Trim('"', '\'', '(', ')', '[', ']', '<', '>', '*', '`', '“', '”', ' ').TrimEnd('.', '!', ',', ';', ' ');
        // "Na" is sodium; "NA" and "na" are no answer.
        return Whole.Contains(bare) || (bare != "Na" && Whole.Contains(bare.ToLowerInvariant()));
    }

    /// <summary>Whether an answer says that it cannot answer, or will not.</summary>
    /// <param name="answer">The answer.</param>
    public static bool IsRefusal(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string text = answer.Replace('’', '\'');
        return Declines().IsMatch(text) || RefusalDetector.IsRefusal(text);
    }

    /// <summary>Whether an answer is none: either of the two. Where a question asks how many, "none" is a number.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="question">The question; empty for none.</param>
    public static bool IsNone(string answer, string question = "")
    {
        if (IsNotAvailable(answer))
            return !(ExpectedAnswers.Of(question) is ExpectedAnswer.Count
                && answer.Trim().TrimEnd('.').Equals("none", StringComparison.OrdinalIgnoreCase));
        return IsRefusal(answer);
    }

    // The text is what does not say; somebody in it ("the keeper did not say where") may well not. "Unknown" ends the sentence or stands for the answer.
    [GeneratedRegex(
        """
        \b(?:the|this|that|your|any)\s+(?:given\s+|provided\s+|above\s+|supplied\s+)?(?:text|passage|article|context|paragraph|excerpt|document|source|information|author)s?(?:\s+(?:provided|given|above))?\s+
          (?:itself\s+|alone\s+)?(?:(?:does\s+not|doesn't|do\s+not|don't|did\s+not|didn't)\s+(?:\w+ly\s+)?(?:mention|say|state|specify|provide|give|contain|include|indicate|tell|explain|describe|discuss|answer|reveal|name|identify|address|list|offer|clarify|have|seem|appear)
           |(?:never|nowhere)\s+(?:mentions?|says?|states?|specif\w+|tells?|explains?)|(?:contains?|has|have|gives?|provides?|offers?|makes?|says?)\s+(?:no\b|nothing\b)|lacks?\b|is\s+silent\b|cannot\b|can't\b)
        | \b(?:isn't|is\s+not|was\s+not|wasn't|aren't|are\s+not|not)\s+(?:explicitly\s+|clearly\s+|directly\s+|specifically\s+)?(?:mentioned|stated|specified|given|provided|said|described|answered|answerable|explained|clear|available|known|told)\s*(?:(?:in|by|from|within)\s+(?:the|this|that|any)\s+(?:\w+\s+)?(?:text|passage|article|context|paragraph|excerpt|document|source|information)|$|[.!]\s*$)
        | \b(?:i|we)(?:\s+(?:really|simply|just|honestly))?\s+(?:don't|do\s+not|didn't|cannot|can't|can\s+not|couldn't|could\s+not)\s+(?:really\s+|actually\s+|honestly\s+|currently\s+)?(?:know|tell|say|answer|determine|find|have\s+(?:enough|any|sufficient|that|the|access)|see\s+(?:any|that|the)|be\s+(?:sure|certain))
        | \b(?:i'm|i\s+am|we're|we\s+are)\s+(?:not\s+(?:sure|certain|aware|able|familiar)|unsure|unable|unaware|uncertain)
        | \b(?:cannot|can't|can\s+not|could\s+not|couldn't|impossible\s+to)\s+(?:be\s+)?(?:determined?|answer(?:ed)?|inferred?|tell|say|told|known|found)\b
        | \b(?:there\s+is|there's|there\s+was|there\s+are|has|have|contains?|with)\s+(?:no|not\s+enough|insufficient|not\s+sufficient|not\s+any)\s+(?:\w+\s+)?(?:information|mention|data|details?|evidence|answer|record|indication|context)\b
        | ^\W*(?:no|not\s+enough|insufficient|lacking)\s+(?:\w+\s+)?(?:information|mention|data|details?|context|answer)\b
        | ^\W*(?:it\s+is|it's|this\s+is|that\s+is|that's)?\s*(?:currently\s+|still\s+)?(?:(?:unknown|unclear|unspecified|unanswerable|not\s+known|not\s+clear)\b(?=\s*$|\s*[.,;!]|\s+(?:from|in\s+the|based|who|what|when|where|why|how|whether|if|according)\b)|anyone's\s+guess|not\s+possible\s+to\b)
        | ^\W*(?:as\s+an\s+ai|as\s+a\s+language\s+model|i'm\s+sorry|i\s+am\s+sorry|sorry|i\s+apologi[sz]e|unfortunately)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Declines();
}
