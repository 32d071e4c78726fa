using System.Collections.Concurrent;
using InstructMix.Generation.Questions.Evaluation;
using InstructMix.Generation.Questions.Replies;

namespace InstructMix.Generation.Questions;

/// <summary>Evaluates what a model wrote for a passage, step by step. Pure: the same texts give the same scores.</summary>
/// <param name="thresholds">From which scores on it goes on.</param>
/// <param name="passage">The passage, read.</param>
/// <param name="language">Tells a text's language (ISO 639-1; empty where it cannot); null for no such test.</param>
internal sealed class AttemptChecks(QuestionThresholds thresholds, Facts passage, Func<string, string>? language)
{
    // A text of other words than the passage's may be in another language; fewer words tell no language.
    private const int FewestOfLanguage = 5;
    private const double MostOfForeign = 0.5;

    // Question and answer are compared with all the others.
    private readonly ConcurrentDictionary<string, Facts> _read = new(StringComparer.Ordinal);

    /// <summary>Looks at the question.</summary>
    public Attempt Question(Attempt attempt, string reply)
    {
        const QuestionStage Stage = QuestionStage.Question;
        if (ReplyText.IsJson(reply)) return attempt.Dropped(Stage, DropReason.Json);
        if (ReplyText.Question(reply) is not { } question)
            return attempt.Dropped(Stage,
                Refusals.IsNone(reply) ? DropReason.Refusal : IsForeign(reply) ? DropReason.OtherLanguage : DropReason.NoQuestion);
        attempt = attempt with { Question = question };
        var kind = QuestionKinds.Of(question);
        attempt = attempt with { Scores = attempt.Scores with { Kind = kind == attempt.Kind ? 1 : 0 } };
        if (kind != attempt.Kind)
            return attempt.Dropped(Stage, kind is null && IsForeign(question) ? DropReason.OtherLanguage : DropReason.WrongKind, $"{attempt.Kind.Leading()} was asked for");
        string? leans = StandAlone.Fault(question);
        attempt = attempt with { Scores = attempt.Scores with { StandsAlone = leans is null ? 1 : 0 } };
        if (leans is not null) return attempt.Dropped(Stage, DropReason.NotAlone, leans);
        return Grounding.Missing(Read(question), passage) is { Count: > 0 } missing
            ? attempt.Dropped(Stage, DropReason.Ungrounded, string.Join(", ", missing)) : attempt;
    }

    /// <summary>Looks at the open-book answer.</summary>
    public Attempt Answer(Attempt attempt, string reply)
    {
        const QuestionStage Stage = QuestionStage.Answer;
        if (ReplyText.IsJson(reply)) return attempt.Dropped(Stage, DropReason.Json);
        string answer = ReplyText.Answer(reply);
        attempt = attempt with { Answer = answer };
        bool isNone = Refusals.IsNone(answer, attempt.Question!);
        attempt = attempt with { Scores = attempt.Scores with { Answered = isNone ? 0 : 1 } };
        if (isNone) return attempt.Dropped(Stage, Refusals.IsNotAvailable(answer) ? DropReason.NotAvailable : DropReason.Refusal, answer);
        if (IsForeign(answer)) return attempt.Dropped(Stage, DropReason.OtherLanguage, answer);
        string? unfit = AnswerFit.Fault(attempt.Question!, answer, passage.Text);
        attempt = attempt with { Scores = attempt.Scores with { AnswersKind = unfit is null ? 1 : 0 } };
        return unfit is null ? attempt : attempt.Dropped(Stage, DropReason.WrongAnswerKind, unfit);
    }

    /// <summary>Compares the answers and the questions. Each score is there, whatever it is dropped for.</summary>
    public Attempt Agreements(Attempt attempt, string second, string closed, string again)
    {
        string question = attempt.Question!, answer = attempt.Answer!;
        attempt = attempt with
        {
            SecondAnswer = ReplyText.Answer(second),
            ClosedAnswer = ReplyText.Answer(closed),
            QuestionAgain = ReplyText.Question(again),
        };
        var grounded = Grounding.Of(Read(answer), passage, Read(question));
        var scores = attempt.Scores with
        {
            SecondSample = Agree(answer, attempt.SecondAnswer, question),
            ClosedBook = Agree(answer, attempt.ClosedAnswer, question),
            Grounding = grounded.Score,
            RoundTrip = attempt.QuestionAgain is { } anew ? RoundTrip.Of(question, Read(question), anew, Read(anew)) : 0,
        };
        attempt = attempt with { Scores = scores };
        if (scores.SecondSample < thresholds.SecondSample)
            return attempt.Dropped(QuestionStage.SecondSample, DropReason.Disagrees, attempt.SecondAnswer);
        if (scores.Grounding < thresholds.Grounding && scores.ClosedBook < thresholds.ClosedBook)
            return attempt.Dropped(QuestionStage.Grounding, DropReason.Ungrounded,
                grounded.Missing.Count > 0 ? string.Join(", ", grounded.Missing) : null);
        return scores.RoundTrip < thresholds.RoundTrip
            ? attempt.Dropped(QuestionStage.RoundTrip, DropReason.OtherQuestion, attempt.QuestionAgain) : attempt;
    }

    /// <summary>Looks at the declarative sentence.</summary>
    public Attempt Statement(Attempt attempt, string reply)
    {
        string sentence = ReplyText.Sentence(reply);
        double held = HeldAnswer.Share(Read(sentence), Read(attempt.Answer!));
        attempt = attempt with { Statement = sentence, Scores = attempt.Scores with { Statement = held } };
        return Prose(attempt, QuestionStage.Statement, reply, sentence, held, Read(attempt.Question!));
    }

    /// <summary>Looks at the response.</summary>
    public Attempt Response(Attempt attempt, string reply)
    {
        string response = ReplyText.Sentence(reply);
        double held = HeldAnswer.Share(Read(response), Read(attempt.Answer!));
        attempt = attempt with { Response = response, Scores = attempt.Scores with { Response = held } };
        return Prose(attempt, QuestionStage.Response, reply, response, held, Read(attempt.Question!));
    }

    private Attempt Prose(Attempt attempt, QuestionStage stage, string reply, string text, double held, Facts question)
    {
        if (ReplyText.IsJson(reply)) return attempt.Dropped(stage, DropReason.Json);
        if (Refusals.IsNotAvailable(text)) return attempt.Dropped(stage, DropReason.NotAvailable);
        // The answer itself may have words of a refusal in it, as "the keeper could not say" has.
        if (Refusals.IsRefusal(text) && held < 1) return attempt.Dropped(stage, DropReason.Refusal);
        if (IsForeign(text)) return attempt.Dropped(stage, DropReason.OtherLanguage);
        if (FullSentence.Fault(text) is { } fragment) return attempt.Dropped(stage, DropReason.Fragment, fragment);
        if (held < thresholds.Held) return attempt.Dropped(stage, DropReason.AnswerLost, attempt.Answer);
        return Grounding.Missing(Read(text), passage, question, Read(attempt.Answer!)) is { Count: > 0 } missing
            ? attempt.Dropped(stage, DropReason.Ungrounded, string.Join(", ", missing))
            : attempt;
    }

    private double Agree(string one, string other, string question) =>
        Refusals.IsNone(one, question) || Refusals.IsNone(other, question) ? 0 : Agreement.Of(Read(one), Read(other), Read(question));

    private Facts Read(string text) => _read.GetOrAdd(text, Facts.Of);

    private bool IsForeign(string text)
    {
        if (language is null || TextPieces.WordsOf(text).Count < FewestOfLanguage) return false;
        // What is of the passage's words is of its language: to tell a language costs more than all the rest.
        return Grounding.Of(Read(text), passage, Read("")).Score < MostOfForeign && language(text) is { Length: > 0 } and not "en";
    }
}
