using InstructMix.Generation.Questions.Evaluation;

namespace InstructMix.Generation.Questions.Outputs;

/// <summary>The waterfall of a kind of question.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="In">How many questions were asked for.</param>
/// <param name="Kept">How many pairs were kept.</param>
/// <param name="Stages">The stages in their order.</param>
public sealed record KindCount(QuestionKind Kind, int In, int Kept, IReadOnlyList<QuestionStageCount> Stages);
