namespace InstructMix.Tests.Shared.Questions;

/// <summary>A fact of the world: a question that has one right answer.</summary>
/// <param name="Kind">The question's kind, such as <c>when</c>.</param>
/// <param name="Sentence">How the passage says it.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Forms">Other forms of the answer that are as right.</param>
/// <param name="Statement">A sentence with the answer in the place of <c>{0}</c>.</param>
/// <param name="Wrong">An answer that no text of the world gives.</param>
/// <param name="OtherKind">An answer of another kind, from the same passage.</param>
internal sealed record WorldFact(string Kind, string Sentence, string Question, string Answer, string[] Forms, string Statement, string Wrong, string OtherKind);
