namespace InstructMix.Generation.Endpoints;

/// <summary>A server's reply: an answer, or a failure.</summary>
/// <param name="Answer">The answer; null where there is a failure.</param>
/// <param name="Failure">What was wrong; null where there is an answer.</param>
public readonly record struct Reply(Answer? Answer, Failure? Failure)
{
    /// <summary>An answer.</summary>
    public static implicit operator Reply(Answer answer) => new(answer, null);

    /// <summary>A failure.</summary>
    public static implicit operator Reply(Failure failure) => new(null, failure);
}
