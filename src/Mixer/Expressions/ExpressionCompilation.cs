namespace InstructMix.Mixer.Expressions;

/// <summary>What compiling the expressions of a recipe came to.</summary>
/// <param name="Program">The expressions, ready to be evaluated; null where there is a problem.</param>
/// <param name="Problems">Everything that is wrong with them.</param>
public sealed record ExpressionCompilation(ExpressionProgram? Program, IReadOnlyList<ExpressionProblem> Problems);
