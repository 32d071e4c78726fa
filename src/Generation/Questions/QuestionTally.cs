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
            { Entry: { } entry, IsEarlier: var isEarlier } => c with
            {
                Answered = c.Answered + (isEarlier ? 0 : 1),
                Resumed = c.Resumed + (isEarlier ? 1 : 0),
                CutOff = c.CutOff + (entry.FinishReason == Answer.CutOff ? 1 : 0),
                PromptTokens = c.PromptTokens + (isEarlier ? 0 : entry.PromptTokens ?? 0),
                CompletionTokens = c.CompletionTokens + (isEarlier ? 0 : entry.CompletionTokens ?? 0),
            },
            { Failure: { } failure } => c with
            {
                Failed = c.Failed + 1,
                Empty = c.Empty + (failure.Lack == Lack.Empty ? 1 : 0),
                Refused = c.Refused + (failure.Lack == Lack.Refused ? 1 : 0),
            },
            _ => c with { LeftOut = c.LeftOut + 1 },
        },
        asked.Failure is { } failed ? $"{id}: {failed}" : null);

    /// <summary>An attempt will be made again.</summary>
    public void Retry() => Change(c => c with { Retries = c.Retries + 1 }, null);

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
