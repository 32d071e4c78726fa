namespace InstructMix.Mixer.Expressions;

/// <summary>What an expression says of a record.</summary>
/// <param name="Holds">Whether it is true.</param>
/// <param name="Failure">Why it could not be evaluated, in half a sentence; null where it could.</param>
/// <param name="WantsJudgement">Whether it depends on what a model thinks of the record, and the model was not asked yet.</param>
public readonly record struct Evaluation(bool Holds, string? Failure = null, bool WantsJudgement = false);
