using InstructMix.Core;

namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Tells a question's kind.</summary>
public static class QuestionKinds
{
    /// <summary>The kinds that are asked for where nobody says which: who, what, where, when, why, how.</summary>
    public static IReadOnlyList<QuestionKind> Usual { get; } =
        [QuestionKind.Who, QuestionKind.What, QuestionKind.Where, QuestionKind.When, QuestionKind.Why, QuestionKind.How];

    /// <summary>
    /// The kind of a question: that of its first word, which must be the question word itself. "Who's" is Who and "Whose" is not; "Whoever", "However" and "Whatever" are
    /// none, and neither is a question that begins otherwise ("In which year …", "According to whom …"): a model that was asked for a When and writes such a one did not do it.
    /// </summary>
    /// <param name="question">The question, by itself.</param>
    /// <returns>Null where it is of none.</returns>
    public static QuestionKind? Of(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        int from = 0;
        while (from < question.Length && (char.IsWhiteSpace(question[from]) || char.IsPunctuation(question[from]))) from++;
        int to = from;
        while (to < question.Length && (char.IsLetterOrDigit(question[to]) || question[to] == '_' || (question[to] == '-' && to > from))) to++;
        string first = question[from..to].ToLowerInvariant();
        // "Who's there" and "What'd": the word ends at the apostrophe.
        foreach (var kind in Enum.GetValues<QuestionKind>())
            if (first == kind.Word()) return kind;
        return null;
    }

    /// <summary>The question word, as a sentence begins with it: <c>Who</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Leading(this QuestionKind kind) => kind.ToString();
}
