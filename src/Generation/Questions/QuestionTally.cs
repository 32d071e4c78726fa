using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation.Questions;

/// <summary>Keeps count of a run and passes it on, one call at a time.</summary>
internal sealed class QuestionTally(Action<QuestionProgress>? listener)
{
    private readonly Lock _gate = new();
    private int _passages;
    private int _kept;

    /// <summary>What was asked of the model so far.</summary>
    public CallCounts Calls { get; private set; } = new();

    /// <summary>An answer, or the lack of one.</summary>
    public void Tell(string id, Asked asked) => Change(
        c => asked switch
        {
            { Entry: { } entry, IsEarlier: true } => c.WithEarlier(entry.FinishReason == Answer.CutOff),
            { Entry: { } entry } => c.WithAnswer(entry.Usage, entry.FinishReason == Answer.CutOff),
            { Failure: { } failure } => c.WithFailure(failure.Lack),
            _ => c.WithLeftOut(),
        },
        asked.Failure is { } failed ? $"{id}: {failed}" : null);

    /// <summary>An attempt will be made again.</summary>
    public void Retry() => Change(c => c.WithRetry(), null);

    /// <summary>A passage is done.</summary>
    public void Done(int kept)
    {
        lock (_gate)
        {
            _passages++;
            _kept += kept;
            listener?.Invoke(new QuestionProgress(_passages, _kept, Calls, null));
        }
    }

    /// <summary>Something is wrong with an input.</summary>
    public void Warn(string problem) => Change(c => c, problem);

    private void Change(Func<CallCounts, CallCounts> change, string? problem)
    {
        lock (_gate)
        {
            Calls = change(Calls);
            listener?.Invoke(new QuestionProgress(_passages, _kept, Calls, problem));
        }
    }
}
