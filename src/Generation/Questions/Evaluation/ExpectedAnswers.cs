namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>Tells what a question wants to be answered with, by its first words.</summary>
public static class ExpectedAnswers
{
    private static readonly HashSet<string> Times =
        new(["year", "years", "date", "day", "month", "century", "decade", "time", "season", "hour", "weekday", "era", "week"], StringComparer.Ordinal);

    private static readonly HashSet<string> Amounts = new(["number", "percentage", "amount", "fraction", "share", "proportion"], StringComparer.Ordinal);

    /// <summary>What comes behind "how" where something is measured, and in which dimensions; none for any.</summary>
    internal static IReadOnlyDictionary<string, string[]> Measured { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["long"] = [Units.Time, Units.Months, Units.Length],
        ["far"] = [Units.Length, Units.Time, Units.Months],
        ["tall"] = [Units.Length],
        ["high"] = [Units.Length],
        ["deep"] = [Units.Length],
        ["wide"] = [Units.Length],
        ["thick"] = [Units.Length],
        ["old"] = [Units.Time, Units.Months],
        ["heavy"] = [Units.Mass, Units.Pound, Units.Ton],
        ["fast"] = [Units.Speed, Units.Time],
        ["big"] = [],
        ["large"] = [],
        ["hot"] = [Units.Celsius, Units.Fahrenheit, Units.Degree],
        ["cold"] = [Units.Celsius, Units.Fahrenheit, Units.Degree],
        ["warm"] = [Units.Celsius, Units.Fahrenheit, Units.Degree],
        ["late"] = [],
        ["soon"] = [],
        ["often"] = [],
        ["frequently"] = [],
    };

    /// <summary>What a question wants.</summary>
    /// <param name="question">The question.</param>
    /// <returns>Null where the question is of no kind.</returns>
    public static ExpectedAnswer? Of(string question)
    {
        if (QuestionKinds.Of(question) is not { } kind) return null;
        var words = TextPieces.WordsOf(question);
        string second = words.Count > 1 ? words[1] : "";
        return kind switch
        {
            QuestionKind.Who or QuestionKind.Whom or QuestionKind.Whose => ExpectedAnswer.Person,
            QuestionKind.Where => ExpectedAnswer.Place,
            QuestionKind.When => ExpectedAnswer.Time,
            QuestionKind.Why => ExpectedAnswer.Reason,
            QuestionKind.How => second switch
            {
                "many" or "few" => ExpectedAnswer.Count,
                "much" => ExpectedAnswer.Amount,
                "come" => ExpectedAnswer.Reason,
                _ => Measured.ContainsKey(second) ? ExpectedAnswer.Measure : ExpectedAnswer.Manner,
            },
            _ => Times.Contains(second) ? ExpectedAnswer.Time : Amounts.Contains(second) ? ExpectedAnswer.Amount : ExpectedAnswer.Thing,
        };
    }
}
