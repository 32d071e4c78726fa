using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation;

/// <summary>Keeps count of a run's events and passes them on, one at a time.</summary>
internal sealed class GenerationTally(GenerationSummary start, Action<GenerationEvent, GenerationSummary>? listener)
{
    private readonly Lock _gate = new();

    public GenerationSummary Summary { get; private set; } = start;

    public void Tell(GenerationEvent happened)
    {
        lock (_gate)
        {
            Summary = happened switch
            {
                GenerationEvent.Answered { Planned.Kind: not AskKind.Answer, Usage: var usage } => Summary with
                {
                    PromptTokens = Summary.PromptTokens + (usage?.Prompt ?? 0),
                    CompletionTokens = Summary.CompletionTokens + (usage?.Completion ?? 0),
                },
                GenerationEvent.Resumed { Planned.Kind: not AskKind.Answer } => Summary,
                GenerationEvent.Failed { Planned.Kind: not AskKind.Answer } => Summary with { OthersFailed = Summary.OthersFailed + 1 },
                GenerationEvent.Answered { Usage: var usage, IsCutOff: var isCutOff } => Summary with
                {
                    CutOff = Summary.CutOff + (isCutOff ? 1 : 0),
                    Answered = Summary.Answered + 1,
                    PromptTokens = Summary.PromptTokens + (usage?.Prompt ?? 0),
                    CompletionTokens = Summary.CompletionTokens + (usage?.Completion ?? 0),
                },
                GenerationEvent.Resumed { IsCutOff: var isCutOff } => Summary with
                {
                    Resumed = Summary.Resumed + 1,
                    CutOff = Summary.CutOff + (isCutOff ? 1 : 0),
                },
                GenerationEvent.LeftOut => Summary with { LeftOut = Summary.LeftOut + 1 },
                GenerationEvent.Retrying => Summary with { Retries = Summary.Retries + 1 },
                GenerationEvent.Failed { Lack: var lack } => Summary with
                {
                    Failed = Summary.Failed + 1,
                    Empty = Summary.Empty + (lack == Lack.Empty ? 1 : 0),
                    Refused = Summary.Refused + (lack == Lack.Refused ? 1 : 0),
                },
                GenerationEvent.Settled { IsKept: var isKept } => Summary with { Kept = (Summary.Kept ?? 0) + (isKept ? 1 : 0) },
                GenerationEvent.JournalDamaged => Summary,
                _ => throw new InvalidOperationException($"{happened.GetType().Name} is not counted"),
            };
            listener?.Invoke(happened, Summary);
        }
    }
}
