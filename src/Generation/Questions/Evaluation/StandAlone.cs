using System.Text.RegularExpressions;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Finds out whether a question can be understood by somebody who does not see its passage.</summary>
public static partial class StandAlone
{
    private static readonly HashSet<string> Subjects =
        new(["he", "she", "it", "they", "him", "them", "himself", "herself", "itself", "themselves", "hers", "theirs"], StringComparer.Ordinal);

    private static readonly HashSet<string> Owners = new(["his", "her", "its", "their"], StringComparer.Ordinal);
    private static readonly HashSet<string> Speakers = new(["i", "me", "my", "mine", "we", "us", "ours"], StringComparer.Ordinal);

    /// <summary>What a question leans on that only its passage has, as it stands there; null for a question that stands alone.</summary>
    /// <param name="question">The question.</param>
    public static string? Fault(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        string text = question.Replace('’', '\'');
        if (Source().Match(text) is { Success: true } source) return source.Value.Trim();
        if (Pointing().Match(text) is { Success: true } pointing) return pointing.Value.Trim();
        return Pronoun(text);
    }

    private static string? Pronoun(string text)
    {
        var kind = QuestionKinds.Of(text);
        // "Who lost his boat" means the one who is asked for; "What is its length" does not.
        int own = kind is QuestionKind.Who or QuestionKind.Whose or QuestionKind.Whom
            ? 2 : kind is QuestionKind.What or QuestionKind.Which ? 3 : int.MaxValue;
        bool hasOne = false, hasMany = false;
        var pieces = TextPieces.Of(text).Where(p => p.Kind != PieceKind.Mark).ToList();
        for (int i = 0; i < pieces.Count; i++)
        {
            string word = pieces[i].Folded, whole = pieces[i].Text.ToLowerInvariant();
            string next = i + 1 < pieces.Count ? pieces[i + 1].Folded : "", last = i > 0 ? pieces[i - 1].Folded : "";
            bool hasNoun = hasOne || hasMany;
            bool isOfOne = word is "he" or "she" or "him" or "her" or "his" or "hers" or "himself" or "herself";
            bool refersBack = (isOfOne ? hasOne : hasNoun)
                || (i >= own && (Owners.Contains(word) || word.EndsWith("self", StringComparison.Ordinal) || word is "themselves"));
            if (Subjects.Contains(word) && !refersBack && !(word == "it" && IsEmpty(text[pieces[i].Start..], last))) return pieces[i].Text;
            if (Owners.Contains(word) && whole != "it's" && !refersBack) return pieces[i].Text;
            if (Speakers.Contains(word) && !(word == "i" && pieces[i].Text != "I") && !(word == "us" && pieces[i].Text == "US")) return pieces[i].Text;
            if (word is "there" && !hasNoun && !IsExistence(next, last)) return pieces[i].Text;
            if (word is "here" || (word is "then" && i == pieces.Count - 1 && !hasNoun)) return pieces[i].Text;
            if (i == 0 || !IsNoun(pieces[i], last)) continue;
            bool isMany = !pieces[i].IsCapital && (word is "people" or "men" or "women" or "children" || (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)));
            (hasOne, hasMany) = (hasOne || !isMany, hasMany || isMany);
        }

        return null;
    }

    // A name, a number, or a word behind an article or another word of a noun phrase; verbs and helpers are none.
    private static bool IsNoun(TextPiece piece, string last) =>
        piece.Kind == PieceKind.Word && !StopWords.Has(piece.Folded) && !(last is "what" or "which" && piece.Folded.EndsWith("ed", StringComparison.Ordinal))
        && (piece.IsCapital || last is "the" or "a" or "an" or "of" or "many" or "much" or "which" or "what" or "whose" or "no" or "every" or "each" or "some" or "all" or "most" or "do" or "does" or "did" or "are" or "were" or "can" or "should"
            or "in" or "on" or "at" or "with" or "by" or "from" or "for" || piece.Folded.EndsWith("ers", StringComparison.Ordinal));

    // "Why is it important to …", "How long does it take to …", "it rains": it stands for nothing.
    private static bool IsEmpty(string rest, string last) => EmptyIt().IsMatch(rest) || (last is "is" or "was" or "does" or "did" && EmptyVerb().IsMatch(rest));

    private static bool IsExistence(string next, string last) => last is "is" or "are" or "was" or "were" or "be" or "been" or "exist" || next is "is" or "are" or "was" or "were" or "exist" or "be";

    [GeneratedRegex(
        @"\b(?:according\s+to\s+(?:the|this|that)\s+(?:\w+\s+)?(?:text|passage|article|author|paragraph|story|excerpt|document|writer|context|source|information|extract|speaker|narrator)|(?:in|from|of|by|does|did|do|is|was|on|with|to|within|throughout)\s+(?:the|this|that)\s+(?:above\s+|given\s+|following\s+|provided\s+|first\s+|second\s+|last\s+|whole\s+)?(?:text|passage|article|paragraph|excerpt|extract|author|narrator|context|sentence|snippet)\b|(?:this|the\s+above|the\s+given|the\s+provided|the\s+following|the\s+aforementioned)\s+(?:text|passage|article|paragraph|story|excerpt|extract|document|sentence|information|context|section)|the\s+(?:passage|text|article|excerpt|author|narrator)(?:'s)?\s+(?:say|says|mention|mentions|state|states|describe|describes|mean|means|refer|refers|call|calls|suggest|suggests|give|gives|tell|tells|explain|explains|claim|claims|main)|(?:mentioned|described|stated|discussed|listed|given|named|shown)\s+(?:above|below|here|earlier|in\s+(?:the|this))|as\s+(?:mentioned|described|stated)\b|the\s+(?:author|passage|narrator|excerpt)\b|(?:above|below)\s*\?|\bthe\s+(?:above|following|aforementioned)\b|based\s+on\s+(?:the|this))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Source();

    // "this lighthouse", "these people": which? "This year" and "this country" are no better. "that" may join sentences, so it points only after a preposition or a verb.
    [GeneratedRegex(
        @"\b(?:this|these|those)\b(?!\s+(?:who|which|that)\b)|\b(?:in|on|at|of|from|by|with|during|for|about|after|before|is|was|are|were|did|does|do|can)\s+that\s+(?!(?:the|a|an|he|she|it|they|is|was|are|were|has|have|can|could|will|would)\b)\w+|\bthat\s*\?|\b(?:the\s+latter|the\s+former|at\s+the\s+time\s*\?)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Pointing();

    [GeneratedRegex(@"^it\s+(?:\w+ly\s+|so\s+|very\s+|too\s+)?(?!the\b|a\b|an\b)\w+(?:\s+\w+)?\s+(?:to|that|for|if|when)\b|^it\s+(?:take|takes|took|rain|rains|snow|snows|seem|seems|mean|means|matter|happen|cost|costs)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex EmptyIt();

    [GeneratedRegex(@"^it\s+(?:called|like|cold|hot|warm|dark|raining|snowing)\b.*\b(?:in|on|at|when)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex EmptyVerb();
}
