namespace InstructMix.Mixer.Expressions;

/// <summary>
/// Has what a model thought of the pairs: what <c>Judged</c> is in an expression. Without one, expressions that mention <c>Judged</c> are refused.
/// Whoever has one asks the model before expressions are evaluated, for the pairs of which <see cref="ExpressionProgram.Mentions"/> says that they need it.
/// </summary>
public interface IJudgements
{
    /// <summary>What the model thought of a pair; null where it was not asked, or gave no answer.</summary>
    /// <param name="pair">The pair.</param>
    Judgement? Of(Pair pair);
}
