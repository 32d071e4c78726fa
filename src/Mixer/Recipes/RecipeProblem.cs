using InstructMix.Core.Files;

namespace InstructMix.Mixer.Recipes;

/// <summary>Something that is wrong with a recipe.</summary>
/// <param name="File">The recipe, as the user named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character on the line, from 1; 0 where it is the line that is meant.</param>
/// <param name="What">What is wrong, one sentence without the final stop.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record RecipeProblem(string File, long Line, long Column, string What, string Remedy)
{
    /// <summary>The same of what is found without a column.</summary>
    public static RecipeProblem Of(InputProblem problem) => new(problem.File, problem.Line, 0, problem.What, problem.Remedy);

    /// <summary><c>file:line:column: what; remedy</c>.</summary>
    public override string ToString() => Column > 0 ? $"{File}:{Line}:{Column}: {What}; {Remedy}" : $"{File}:{Line}: {What}; {Remedy}";
}
