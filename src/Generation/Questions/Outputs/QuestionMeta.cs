using InstructMix.Generation.Questions.Evaluation;
using InstructMix.Generation.Questions.Texts;

namespace InstructMix.Generation.Questions.Outputs;

/// <summary>How a question and its answer came to be, and the evidence for them.</summary>
/// <param name="Kind">The kind of question.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Passage">The passage, with its origin.</param>
/// <param name="Scores">What the automatic evaluation found.</param>
/// <param name="Model">The model's name, as it was asked for.</param>
/// <param name="Prompts">The digests of the templates, by kind.</param>
public sealed record QuestionMeta(
    QuestionKind Kind, string Topic, Passage Passage, QuestionScores Scores, string Model, IReadOnlyDictionary<string, string> Prompts)
{
    /// <summary>The checked answer, as short as the model gave it: the first of two with the passage.</summary>
    public string? Answer { get; init; }

    /// <summary>The second answer with the passage.</summary>
    public string? SecondAnswer { get; init; }

    /// <summary>The answer without the passage.</summary>
    public string? ClosedAnswer { get; init; }

    /// <summary>The question that was made anew from the answer.</summary>
    public string? QuestionAgain { get; init; }

    /// <summary>Question and answer as one declarative sentence.</summary>
    public string? Statement { get; init; }

    /// <summary>What is known of an attempt.</summary>
    internal static QuestionMeta Of(Attempt attempt, string model, IReadOnlyDictionary<string, string> prompts) =>
        new(attempt.Kind, attempt.Topic.Text, attempt.Passage, attempt.Scores, model, prompts)
        {
            Answer = attempt.Answer,
            SecondAnswer = attempt.SecondAnswer,
            ClosedAnswer = attempt.ClosedAnswer,
            QuestionAgain = attempt.QuestionAgain,
            Statement = attempt.Statement,
        };
}
