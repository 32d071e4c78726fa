namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Finds out whether a sentence still says what the checked answer says.</summary>
public static class HeldAnswer
{
    /// <summary>The share of an answer's names, numbers, times and words that a sentence has, from 0 to 1; 0 where it contradicts it.</summary>
    /// <param name="sentence">The sentence, or several.</param>
    /// <param name="answer">The answer.</param>
    public static double Share(string sentence, string answer) => Share(Facts.Of(sentence), Facts.Of(answer));

    /// <summary>The same, of texts that were read.</summary>
    internal static double Share(Facts sentence, Facts answer)
    {
        if (Grounding.Missing(answer, sentence).Count > 0) return 0;
        // "was not closed" does not hold "was closed".
        if (answer.AllWords.Count > 1 && answer.IsNegative && !sentence.IsNegative) return 0;
        int of = answer.Stemmed.Count + answer.Told.Count;
        if (of > 0)
            return (double)(answer.Stemmed.Count(s => sentence.Stemmed.Contains(s) || sentence.AllWords.Contains(s))
                + answer.Told.Count) / of;
        return answer.AllWords.Count > 0 ? (double)answer.AllWords.Count(sentence.AllWords.Contains) / answer.AllWords.Count : 0;
    }
}
