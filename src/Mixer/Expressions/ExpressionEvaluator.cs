using System.Text.RegularExpressions;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Expressions;

/// <summary>Evaluates the expressions of a program. One thread at a time.</summary>
public sealed class ExpressionEvaluator
{
    private readonly RecordView _view;
    private readonly IReadOnlyList<Func<bool>> _expressions;
    private readonly SlowEvaluations _slow;
    private Pair? _pair;

    internal ExpressionEvaluator(RecordView view, IReadOnlyList<Func<bool>> expressions, SlowEvaluations slow) =>
        (_view, _expressions, _slow) = (view, expressions, slow);

    /// <summary>Evaluates an expression. The signals of a pair are computed once, however many expressions ask for them one after the other.</summary>
    /// <param name="expression">Its number, from 0.</param>
    /// <param name="pair">The pair to look at.</param>
    /// <exception cref="UnusableInputException">The expression has taken too long on too many records.</exception>
    public Evaluation Evaluate(int expression, Pair pair)
    {
        if (!ReferenceEquals(_pair, pair)) _view.Move(_pair = pair);
        var before = _view.SpentOnSignals;
        long began = _slow.Now;
        Evaluation evaluation;
        try
        {
            evaluation = new Evaluation(_expressions[expression]());
        }
        catch (JudgementWantedException)
        {
            evaluation = new Evaluation(false, WantsJudgement: true);
            _pair = null; // the next evaluation of this very pair asks anew
        }
        catch (Exception e) when (Failure(e) is not null)
        {
            evaluation = new Evaluation(false, Failure(e));
        }

        _slow.Ended(expression, began, _view.SpentOnSignals - before);
        return evaluation;
    }

    private static string? Failure(Exception exception) => exception switch
    {
        IndexOutOfRangeException => "the index is outside of the text",
        ArgumentOutOfRangeException => "the position or length is outside of the text",
        DivideByZeroException => "it divides by zero",
        OverflowException => "the number is too large",
        RegexMatchTimeoutException => "the regular expression takes too long",
        ExpressionLimitException limit => limit.Message,
        NullReferenceException or InvalidOperationException or ArgumentException => "something that it needs is null",
        _ => null,
    };
}
