namespace InstructMix.Mixer;

/// <summary>Why a record is not in the mix.</summary>
/// <param name="Reason">The word that is counted.</param>
/// <param name="Detail">The evidence: the line of the first copy, the compiler's message, what was wrong with the record.</param>
public sealed record Refusal(DropReason Reason, string Detail)
{
    /// <summary>The pair of the mix that says the same, or nearly the same; null where there is none.</summary>
    public Collision? CollidedWith { get; init; }

    /// <summary>The record of a benchmark that it holds; null where there is none.</summary>
    public BenchmarkMatch? FoundIn { get; init; }
}
