using InstructMix.Core.Files;

namespace InstructMix.Mixer.Expressions;

/// <summary>Ends a run whose expressions take too long: no single evaluation can take forever, but a million slow ones nearly do.</summary>
/// <param name="clock">Measures.</param>
/// <param name="texts">The expressions.</param>
internal sealed class SlowEvaluations(TimeProvider clock, IReadOnlyList<string> texts)
{
    private readonly long[] _ticks = new long[texts.Count];

    /// <summary>The time, to be handed to <see cref="Ended"/>.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>Takes note of an evaluation.</summary>
    /// <param name="expression">The expression's number.</param>
    /// <param name="began">When it began.</param>
    /// <param name="elsewhere">How much of the time went into signals: the first that needs a model waits for it to be loaded, which is nothing of the expression's.</param>
    /// <exception cref="UnusableInputException">The slow evaluations of this expression have taken too long in all.</exception>
    public void Ended(int expression, long began, TimeSpan elsewhere)
    {
        var taken = clock.GetElapsedTime(began) - elsewhere;
        if (taken < ExpressionLimits.Slow) return;
        var all = TimeSpan.FromTicks(Interlocked.Add(ref _ticks[expression], taken.Ticks));
        if (all >= ExpressionLimits.SlowInAll)
            throw new UnusableInputException($"the expression {SyntaxRules.Short(texts[expression])} takes too long: {all.TotalSeconds:F0} s went into records that took it more than {ExpressionLimits.Slow.TotalSeconds:F0} s each; make it simpler");
    }
}
