using InstructMix.Generation.Questions.Evaluation;
using InstructMix.Generation.Questions.Replies;
using InstructMix.Generation.Questions.Texts;

namespace InstructMix.Generation.Questions;

/// <summary>One question of one kind about one topic, and how far it came.</summary>
/// <param name="Id">Its name: <c>qa/passage/topic/kind</c>, numbers from 1.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Kind">The kind that was asked for.</param>
public sealed record Attempt(string Id, Passage Passage, Topic Topic, QuestionKind Kind)
{
    /// <summary>The question; null before there is one.</summary>
    public string? Question { get; init; }

    /// <summary>The open-book answer.</summary>
    public string? Answer { get; init; }

    /// <summary>The second open-book answer.</summary>
    public string? SecondAnswer { get; init; }

    /// <summary>The closed-book answer.</summary>
    public string? ClosedAnswer { get; init; }

    /// <summary>The question made anew from the answer.</summary>
    public string? QuestionAgain { get; init; }

    /// <summary>The declarative sentence.</summary>
    public string? Statement { get; init; }

    /// <summary>The response.</summary>
    public string? Response { get; init; }

    /// <summary>What the evaluation found.</summary>
    public QuestionScores Scores { get; init; } = new() { Topic = Topic.Share };

    /// <summary>The stage at which it was dropped; null while it is not.</summary>
    public QuestionStage? Stage { get; init; }

    /// <summary>Why.</summary>
    public DropReason? Reason { get; init; }

    /// <summary>What in particular, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether it was dropped.</summary>
    public bool IsDropped => Reason is not null;

    /// <summary>The same, dropped.</summary>
    public Attempt Dropped(QuestionStage stage, DropReason reason, string? detail = null) =>
        this with { Stage = stage, Reason = reason, Detail = detail };
}
