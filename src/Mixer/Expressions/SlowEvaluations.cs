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
    /// <exception cref="UnusableInputException">The slow evaluations of this expression have taken too long in all.</exception>
    public void Ended(int expression, long began)
    {
        var taken = clock.GetElapsedTime(began);
        if (taken < ExpressionLimits.Slow) return;
        var all = TimeSpan.FromTicks(Interlocked.Add(ref _ticks[expression], taken.Ticks));
        if (all >= ExpressionLimits.SlowInAll)
            throw new UnusableInputException($"the expression {SyntaxRules.Short(texts[expression])} takes too long: {all.TotalSeconds:F0} s went into records that took it more than {ExpressionLimits.Slow.TotalMilliseconds:F0} ms each; make it simpler");
    }
}
