namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>
/// How far two answers to one question say the same, from 0 to 1. Times and numbers are compared as such; answers whose times, numbers or names contradict each other, or of
/// which one denies what the other says, do not agree, however many words they share.
/// </summary>
public static class Agreement
{
    // What contradicting answers come to at most.
    private const double MostOfConflict = 0.3;

    /// <summary>How far two answers agree.</summary>
    /// <param name="one">An answer.</param>
    /// <param name="other">Another.</param>
    /// <param name="question">The question, whose own words say nothing; empty for none.</param>
    public static double Of(string one, string other, string question = "")
    {
        if (Refusals.IsNone(one, question) || Refusals.IsNone(other, question)) return 0;
        return Of(Facts.Of(one), Facts.Of(other), Facts.Of(question));
    }

    /// <summary>The same, of texts that were read and answer something.</summary>
    internal static double Of(Facts one, Facts other, Facts question)
    {
        var (first, second) = (Own(one, question), Own(other, question));
        bool saysNothing = first.Count + one.Told.Count == 0 || second.Count + other.Told.Count == 0;
        // One of them only repeats words of the question, such as "the sailors" where it asks "sailors or soldiers".
        if (saysNothing) (first, second) = ([.. one.Stemmed], [.. other.Stemmed]);
        if (first.Count + one.Told.Count == 0 || second.Count + other.Told.Count == 0)
            return string.Equals(Plain(one.Text), Plain(other.Text), StringComparison.Ordinal) && one.Text.Trim().Length > 0 ? 1 : 0;

        var (told, firstLeft, secondLeft) = Match(one.Told, other.Told);
        int shared = first.Count(second.Contains);
        double of = Math.Min(first.Count + one.Told.Count, second.Count + other.Told.Count), both = shared + told;
        double overlap = both / of, balance = 2 * both / (first.Count + one.Told.Count + second.Count + other.Told.Count);
        double score = Math.Min(1, (overlap + balance) / 2);
        bool numbersDiffer = firstLeft > 0 && secondLeft > 0;
        bool namesDiffer = Differ(one.Names, other) && Differ(other.Names, one);
        // The number decides where both are hardly more than one, unless they count different things.
        bool thingsDiffer = told > 0 && first.Count is > 0 and <= 2 && second.Count is > 0 and <= 2 && shared == 0;
        bool oneDenies = one.IsNegative != other.IsNegative && (one.AllWords.Count > 1 || other.AllWords.Count > 1);
        return numbersDiffer || namesDiffer || thingsDiffer || oneDenies ? Math.Min(score, MostOfConflict) : score;
    }

    private static HashSet<string> Own(Facts facts, Facts question) => [.. facts.Stemmed.Where(s => !question.Stemmed.Contains(s))];

    // How many times and numbers of one have their like in the other, and how many of each are left over.
    private static (int Told, int FirstLeft, int SecondLeft) Match(IReadOnlyList<Fact> one, IReadOnlyList<Fact> other)
    {
        int told = one.Count(f => other.Any(f.IsCompatible)), back = other.Count(f => one.Any(f.IsCompatible));
        return (Math.Min(told, back), one.Count - told, other.Count - back);
    }

    private static bool Differ(IReadOnlyList<string> names, Facts other) => names.Any(n => !other.AllWords.Contains(n));

    private static string Plain(string text) =>
        string.Join(' ', TextPieces.Of(text).Where(p => p.Kind != PieceKind.Mark).Select(p => p.Folded));
}
