using InstructMix.Core.Files;
using InstructMix.Mixer.Expressions;

namespace InstructMix.Mixer.Filters;

/// <summary>Drops what the rule of a source's kind does not hold for, and what its expression does not hold for or cannot be evaluated for.</summary>
/// <param name="program">The recipe's expressions; null where it has none.</param>
/// <param name="expressionOf">The number of a source's expression; null where it has none.</param>
internal sealed class WhereFilter(ExpressionProgram? program, Func<SourceOffers, int?> expressionOf) : IFilter
{
    /// <inheritdoc/>
    public string Stage => Stages.Where;

    /// <inheritdoc/>
    public ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        if (source.Rule is { } rule)
        {
            foreach (var offer in source.Standing)
                if (!rule.Holds(offer.Pair!)) offer.Refuse(DropReason.Where, $"{rule.Expression} (usual for {source.Entry.Source}; a where that speaks of this takes its place)");
        }

        if (program is null || expressionOf(source) is not { } expression) return ValueTask.CompletedTask;
        Offer[] offers = [.. source.Standing];
        var evaluations = new Evaluation[offers.Length];
        try
        {
            // Signals such as the language take most of a mix's time: every core helps, and what comes of it does not depend on their number.
            Parallel.For(0, offers.Length, new ParallelOptions { CancellationToken = cancellation }, program.NewEvaluator, (i, _, evaluator) =>
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
            if (evaluations[i].Failure is { } failure) offers[i].Refuse(DropReason.ExpressionFailed, $"{failure}: {text}");
            else if (!evaluations[i].Holds) offers[i].Refuse(DropReason.Where, text);
        }

        return ValueTask.CompletedTask;
    }
}
