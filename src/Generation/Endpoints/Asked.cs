using InstructMix.Generation.Journals;

namespace InstructMix.Generation.Endpoints;

/// <summary>What came of asking: an answer (of this run or of an earlier one), a failure, or neither where the budget is spent.</summary>
/// <param name="Entry">The answer as the journal has it; null for none.</param>
/// <param name="IsEarlier">Whether an earlier run had it.</param>
/// <param name="Failure">Why there is none; null where there is one, and where the budget is spent.</param>
public sealed record Asked(JournalEntry? Entry, bool IsEarlier, Failure? Failure)
{
    /// <summary>Nothing was sent, because the budget is spent.</summary>
    public static Asked LeftOut { get; } = new(null, false, null);
}
