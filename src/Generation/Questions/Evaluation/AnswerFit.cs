namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>
/// Finds out whether an answer answers what the question asks for: When a time, Where a place, How many a number, Why a reason. It looks at the form alone, so a wrong year
/// fits as well as the right one; and where the form does not tell (is "Velmora" a place or a person?), at how the passage uses the words.
/// </summary>
public static class AnswerFit
{
    private static readonly string[] YesAndNo = ["yes", "no", "true", "false", "maybe", "perhaps"];

    /// <summary>What an answer is instead of what it must be; null where it fits.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="passage">The passage; empty where there is none.</param>
    public static string? Fault(string question, string answer, string passage = "")
    {
        if (ExpectedAnswers.Of(question) is not { } expected) return "the question is of no kind";
        var words = TextPieces.WordsOf(answer);
        if (words.Count == 0 && !answer.Any(char.IsDigit)) return "no word";
        if (words.Count > 0 && YesAndNo.Contains(words[0])
            && (words.Count == 1 || (words[0] is "yes" or "no" && answer.Contains(',', StringComparison.Ordinal)
            && answer.IndexOf(',', StringComparison.Ordinal) <= 4)))
            return expected == ExpectedAnswer.Count && words[0] == "no" ? null : "a yes or a no";
        var form = new AnswerForm(answer, words);
        return expected switch
        {
            ExpectedAnswer.Time => form.TellsTime ? null : "no time",
            ExpectedAnswer.Place => OfPlace(form, passage),
            ExpectedAnswer.Person => OfPerson(form, passage),
            ExpectedAnswer.Reason => form.IsBare ? "no reason" : null,
            ExpectedAnswer.Manner => form.IsBare && !form.HasPreposition ? "no way of doing something" : form.GivesReason && form.Words[0] is "because" ? "a reason" : null,
            ExpectedAnswer.Count => CountFault(question, form),
            ExpectedAnswer.Amount => form.HasNumber || form.SaysShare ? null : "no number",
            ExpectedAnswer.Measure => MeasureFault(question, form),
            _ => null,
        };
    }

    private static string? OfPlace(AnswerForm form, string passage)
    {
        if (form.GivesReason) return "a reason";
        if (form.NamesPlace) return null;
        if (form.IsOnlyTold) return form.TellsTime ? "a time" : "a number";
        if (form.Facts.Names.Count == 0 && form.Facts.WeakNames.Count == 0)
            return form.Facts.Words.Count > 0 && !form.TellsTime && !form.StartsAsAction ? null : "no place";
        return NameUse.IsPerson(form.Name, passage) ? "a person" : null;
    }

    private static string? OfPerson(AnswerForm form, string passage)
    {
        if (form.GivesReason) return "a reason";
        if (form.IsOnlyTold) return form.TellsTime ? "a time" : "a number";
        if (form.Words.Count > 0 && (form.StartsAsAction || (form.StartsWithPlace && form.Words[0] != "by"))) return form.StartsAsAction ? "no person" : "a place";
        // "The fishermen of Dorrin" are people, whatever Dorrin is.
        return form.IsOnlyName && NameUse.IsPlace(form.Name, passage) ? "a place" : null;
    }

    private static string? CountFault(string question, AnswerForm form)
    {
        if (form.SaysNone) return null;
        var numbers = form.Facts.Told.Where(f => f.Quantity is { IsOrdinal: false }).Select(f => f.Quantity!).ToList();
        if (numbers.Count == 0) return form.TellsTime ? "a time" : "no number";
        string[] asked = [.. TextPieces.WordsOf(question).Skip(2).Take(2)];
        var unit = asked.Select(Units.OfWord).FirstOrDefault(u => u is not null);
        // Kilometres are no boats, and miles no kilometres.
        return numbers.Any(n =>
            n.Dimension is null or Units.Percent or Units.Times || (n.Dimension == unit?.Dimension && n.Factor.Equals(unit!.Value.Factor))
            || (unit?.Dimension is Units.Time or Units.Months && n.Dimension is Units.Time or Units.Months))
            ? null
            : "a number of something else";
    }

    private static string? MeasureFault(string question, AnswerForm form)
    {
        string measure = TextPieces.WordsOf(question)[1];
        string[] dimensions = ExpectedAnswers.Measured[measure];
        var numbers = form.Facts.Told.Where(f => f.Quantity is { IsOrdinal: false }).Select(f => f.Quantity!).ToList();
        if (measure is "often" or "frequently") return numbers.Count > 0 || form.SaysFrequency ? null : "no frequency";
        if (numbers.Count == 0) return measure is "long" or "late" or "soon" or "old" && (form.TellsTime || form.SaysDuration) || form.SaysDuration ? null : "no number";
        return dimensions.Length == 0 || numbers.Any(n => n.Dimension is null || dimensions.Contains(n.Dimension)) ? null : "a number of something else";
    }
}
