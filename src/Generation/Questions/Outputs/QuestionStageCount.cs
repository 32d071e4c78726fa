namespace InstructMix.Generation.Questions.Outputs;

/// <summary>A stage of the waterfall.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="In">How many came to it.</param>
/// <param name="Kept">How many it let through.</param>
/// <param name="Dropped">How many it dropped, by reason.</param>
public sealed record QuestionStageCount(QuestionStage Stage, int In, int Kept, IReadOnlyDictionary<string, int> Dropped);
