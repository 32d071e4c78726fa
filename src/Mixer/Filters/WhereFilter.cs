using InstructMix.Core.Files;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Judging;

namespace InstructMix.Mixer.Filters;

/// <summary>Drops what the rule of a source's kind does not hold for, and what its expression does not hold for or cannot be evaluated for.</summary>
/// <param name="program">The recipe's expressions; null where it has none.</param>
/// <param name="expressionOf">The number of a source's expression; null where it has none.</param>
/// <param name="judge">Asked where an expression comes to <c>Judged</c>; null where nobody is, as in a plan: such records are then counted and left.</param>
/// <param name="judgements">Remembers what was said.</param>
internal sealed class WhereFilter(ExpressionProgram? program, Func<SourceOffers, int?> expressionOf, IJudge? judge, Judgements judgements)
    : IFilter
{
    /// <inheritdoc/>
    public string Stage => Stages.Where;

    /// <inheritdoc/>
    public async ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        if (source.Rule is { } rule)
        {
            foreach (var offer in source.Standing)
                if (!rule.Holds(offer.Pair!)) offer.Refuse(DropReason.Where, $"{rule.Expression} (usual for {source.Entry.Source}; a where that speaks of this takes its place)");
        }

        if (program is null || expressionOf(source) is not { } expression) return;
        Offer[] wanting = Evaluate(program, expression, [.. source.Standing], cancellation);
        if (wanting.Length == 0) return;
        source.Judged = wanting.Length;
        if (judge is null) return;
        int at = 0;
        await foreach (var judgement in judge.JudgeAsync(wanting.Select(o => o.Pair!), cancellation))
        {
            if (judgement is null) source.Unjudged++;
            judgements.Remember(wanting[at++].Pair!, judgement);
        }

        if (at < wanting.Length) throw new InvalidOperationException($"The judge gave {at} judgements for {wanting.Length} pairs.");
        Evaluate(program, expression, wanting, cancellation);
    }

    // Gives the records that depend on a judgement which nobody has made yet.
    private static Offer[] Evaluate(ExpressionProgram program, int expression, Offer[] offers, CancellationToken cancellation)
    {
        var evaluations = new Evaluation[offers.Length];
        try
        {
            // Signals such as the language take most of a mix's time: every core helps, and what comes of it does not depend on their number.
            Parallel.For(0, offers.Length, new ParallelOptions { CancellationToken = cancellation }, program.NewEvaluator,
                (i, _, evaluator) =>
            {
                evaluations[i] = evaluator.Evaluate(expression, offers[i].Pair!);
                return evaluator;
            }, _ => { });
        }
        catch (AggregateException e) when (e.InnerException is UnusableInputException slow)
        {
            throw new UnusableInputException(slow.Message, e);
        }

        string text = program.TextOf(expression);
        for (int i = 0; i < offers.Length; i++)
        {
            if (evaluations[i].WantsJudgement) continue;
            if (evaluations[i].Failure is { } failure) offers[i].Refuse(DropReason.ExpressionFailed, $"{failure}: {text}");
            else if (!evaluations[i].Holds) offers[i].Refuse(DropReason.Where, text);
        }

        return [.. offers.Where((_, i) => evaluations[i].WantsJudgement)];
    }
}
