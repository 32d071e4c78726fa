namespace InstructMix.Mixer.Expressions;

/// <summary>Something that is wrong with an expression of a recipe.</summary>
/// <param name="Expression">Which one: its number in the list that was compiled, from 0.</param>
/// <param name="Position">Where in its text: the number of characters (UTF-16) before it.</param>
/// <param name="What">What is wrong, one sentence without the final stop.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record ExpressionProblem(int Expression, int Position, string What, string Remedy);
