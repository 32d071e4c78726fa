namespace InstructMix.Generation.Questions;

/// <summary>What the automatic evaluation found, each from 0 to 1. What was not evaluated, because it was dropped before, is not there.</summary>
public sealed record QuestionScores
{
    /// <summary>The share of the samples that named the topic.</summary>
    public double? Topic { get; init; }

    /// <summary>1 where the question begins with the word that was asked for.</summary>
    public double? Kind { get; init; }

    /// <summary>1 where the question stands without its passage.</summary>
    public double? StandsAlone { get; init; }

    /// <summary>1 where the answer is one: no refusal, and no "NA".</summary>
    public double? Answered { get; init; }

    /// <summary>1 where the answer answers the kind: a time for When, a number for How many.</summary>
    public double? AnswersKind { get; init; }

    /// <summary>How far the answer is grounded in the passage; below a half wherever one of its names, numbers or times does not stand there.</summary>
    public double? Grounding { get; init; }

    /// <summary>How far the second open-book answer agrees with the first.</summary>
    public double? SecondSample { get; init; }

    /// <summary>How far the closed-book answer agrees with the open-book one.</summary>
    public double? ClosedBook { get; init; }

    /// <summary>How far the question that was made anew from the answer agrees with the question.</summary>
    public double? RoundTrip { get; init; }

    /// <summary>How much of the answer the sentence holds.</summary>
    public double? Statement { get; init; }

    /// <summary>How much of the answer the response holds.</summary>
    public double? Response { get; init; }

    /// <summary>How similar the most similar question before it is that was kept.</summary>
    public double? Duplicate { get; init; }
}
