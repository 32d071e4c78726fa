namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>
/// Finds out whether what a text states stands in a passage. Times are compared as times ("3 May 1921" is there where "May 3rd, 1921" is, and so is "in 1921"), numbers as
/// numbers with their units ("5 km" is there where "5,000 metres" is, and not where "5 miles" is), names as words, everything else by its stems.
/// </summary>
public static class Grounding
{
    // What a text without one of its names, numbers or times comes to at most: less than any sensible threshold.
    private const double MostWithMissing = 0.4;

    /// <summary>How far an answer is grounded in its passage.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="question">The question: its own words say nothing of the answer. Empty for none.</param>
    public static Grounded Of(string answer, string passage, string question = "") =>
        Of(Facts.Of(answer), Facts.Of(passage), Facts.Of(question));

    /// <summary>The same, of texts that were read.</summary>
    internal static Grounded Of(Facts answer, Facts passage, Facts question)
    {
        var missing = Missing(answer, passage);
        var own = answer.Words.Where(w => !question.Stemmed.Contains(Stems.Of(w))).ToList();
        int of = own.Count + answer.Told.Count;
        if (of == 0)
        {
            // It repeats the question, or says nothing at all.
            of = answer.Words.Count;
            own = [.. answer.Words];
        }

        if (of == 0) return new Grounded(0, missing);
        int there = own.Count(w => IsThere(w, passage)) + answer.Told.Count(f => passage.Told.Any(p => p.Supports(f)));
        double share = (double)there / of;
        return new Grounded(missing.Count > 0 ? Math.Min(share, MostWithMissing) : share, missing);
    }

    /// <summary>The names, numbers and times that do not stand in a passage, as they were written.</summary>
    internal static IReadOnlyList<string> Missing(Facts claim, params ReadOnlySpan<Facts> sources)
    {
        var missing = new List<string>();
        foreach (string name in claim.Names)
        {
            bool isThere = false;
            foreach (var source in sources) isThere |= IsThere(name, source);
            if (!isThere) missing.Add(name);
        }

        foreach (var fact in claim.Told)
        {
            bool isThere = false;
            foreach (var source in sources) isThere |= source.Told.Any(s => s.Supports(fact));
            if (!isThere) missing.Add(fact.Text.Trim());
        }

        return missing;
    }

    private static bool IsThere(string word, Facts passage) => passage.AllWords.Contains(word) || passage.Stemmed.Contains(Stems.Of(word));
}
