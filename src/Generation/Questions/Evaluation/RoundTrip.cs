namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>How far a question that was made anew from the answer asks what the first one asked, from 0 to 1.</summary>
public static class RoundTrip
{
    private const double OtherKind = 0.5;
    private const double Conflict = 0.3;

    /// <summary>How far two questions ask the same.</summary>
    /// <param name="question">The question.</param>
    /// <param name="again">The one that was made from its answer.</param>
    public static double Of(string question, string again) => Of(question, Facts.Of(question), again, Facts.Of(again));

    /// <summary>The same, of texts that were read.</summary>
    internal static double Of(string question, Facts asked, string again, Facts askedAgain)
    {
        var (one, other) = (Words(asked), Words(askedAgain));
        int of = one.Count + asked.Told.Count, ofAgain = other.Count + askedAgain.Told.Count;
        if (of == 0 || ofAgain == 0) return 0;
        int both = one.Count(other.Contains) + asked.Told.Count(f => askedAgain.Told.Any(f.IsCompatible));
        double overlap = (double)both / Math.Min(of, ofAgain), balance = 2.0 * both / (of + ofAgain);
        double score = Math.Min(1, (overlap + balance) / 2);
        // Two other names, or two other numbers, are two other questions.
        bool differ = asked.Names.Any(n => !askedAgain.AllWords.Contains(n)) && askedAgain.Names.Any(n => !asked.AllWords.Contains(n));
        differ |= asked.Told.Any(f => !askedAgain.Told.Any(f.IsCompatible)) && askedAgain.Told.Any(f => !asked.Told.Any(f.IsCompatible));
        if (differ) score = Math.Min(score, Conflict);
        // "In which year" may stand for "When", "Why" never for "When".
        return IsSameKind(question, again) ? score : score * OtherKind;
    }

    private static bool IsSameKind(string question, string again) =>
        QuestionKinds.Of(question) is { } kind && QuestionKinds.Of(again) is { } other
            ? kind == other || ExpectedAnswers.Of(question) == ExpectedAnswers.Of(again)
            : ExpectedAnswers.Of(question) == ExpectedAnswers.Of(WithoutPreposition(again));

    private static string WithoutPreposition(string question) =>
        question.Contains(' ', StringComparison.Ordinal) ? question[(question.IndexOf(' ', StringComparison.Ordinal) + 1)..] : question;

    private static HashSet<string> Words(Facts question) => [.. question.Words.Select(Stems.Of)];
}
