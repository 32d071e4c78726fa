namespace InstructMix.Generation.Questions.Outputs;

/// <summary>A question with its answer, ready for a mix: a line of what <c>qa generate</c> writes.</summary>
/// <param name="Id">Names the pair: <c>qa/passage/topic/kind</c>.</param>
/// <param name="Instruction">The question.</param>
/// <param name="Response">The answer, in full sentences.</param>
/// <param name="Source">Always <c>synthetic_qa</c>.</param>
/// <param name="Meta">How it came to be.</param>
public sealed record QuestionPair(string Id, string Instruction, string Response, string Source, QuestionMeta Meta);
