namespace InstructMix.Generation.Requests;

/// <summary>A proposed request that was not taken: a line of <c>OUTPUT.refused.jsonl</c>.</summary>
/// <param name="Instruction">What the model proposed.</param>
/// <param name="Reason">Why it was not taken.</param>
public sealed record RefusedRequest(string Instruction, RefusalReason Reason)
{
    /// <summary>The request that it says nearly the same as; null for other reasons.</summary>
    public string? CollidedWith { get; init; }

    /// <summary>How similar the two are: the Jaccard similarity of their rows of five words.</summary>
    public double? Jaccard { get; init; }

    /// <summary>From which similarity on it is refused.</summary>
    public double? Threshold { get; init; }
}
