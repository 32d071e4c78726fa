namespace InstructMix.Generation.Questions;

/// <summary>From which scores on a pair is kept: all from 0 to 1.</summary>
public sealed record QuestionThresholds
{
    /// <summary>The share of the samples that must name a topic. 0.5 by default.</summary>
    public double Topic { get; init; } = 0.5;

    /// <summary>How far the second open-book answer must agree with the first. 0.6 by default.</summary>
    public double SecondSample { get; init; } = 0.6;

    /// <summary>How far the closed-book answer must agree, where the answer is not grounded. 0.6 by default.</summary>
    public double ClosedBook { get; init; } = 0.6;

    /// <summary>How far the answer must be grounded in the passage, where the closed-book answer does not agree. 0.6 by default.</summary>
    public double Grounding { get; init; } = 0.6;

    /// <summary>How far the question that was made anew from the answer must agree. 0.5 by default.</summary>
    public double RoundTrip { get; init; } = 0.5;

    /// <summary>How much of the answer the sentence and the response must still hold. 0.6 by default.</summary>
    public double Held { get; init; } = 0.6;

    /// <summary>From which similarity on two passages, or two questions, are nearly the same. 0.8 by default.</summary>
    public double NearDuplicates { get; init; } = 0.8;
}
