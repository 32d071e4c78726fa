using InstructMix.Generation.Asking;
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
                // What was asked for something else than a first answer counts where the requests and tests are counted; here its tokens do.
                GenerationEvent.Answered { Planned.Kind: not AskKind.Answer, Usage: var usage } => Of(Summary.WithTokens(usage)),
                GenerationEvent.Resumed { Planned.Kind: not AskKind.Answer } => Summary,
                GenerationEvent.Failed { Planned.Kind: not AskKind.Answer } => Summary with { OthersFailed = Summary.OthersFailed + 1 },
                GenerationEvent.Answered { Usage: var usage, IsCutOff: var isCutOff } => Of(Summary.WithAnswer(usage, isCutOff)),
                GenerationEvent.Resumed { IsCutOff: var isCutOff } => Of(Summary.WithEarlier(isCutOff)),
                GenerationEvent.LeftOut => Of(Summary.WithLeftOut()),
                GenerationEvent.Retrying => Of(Summary.WithRetry()),
                GenerationEvent.Failed { Lack: var lack } => Of(Summary.WithFailure(lack)),
                GenerationEvent.Settled { IsKept: var isKept } => Summary with { Kept = (Summary.Kept ?? 0) + (isKept ? 1 : 0) },
                GenerationEvent.JournalDamaged => Summary,
                _ => throw new InvalidOperationException($"{happened.GetType().Name} is not counted"),
            };
            listener?.Invoke(happened, Summary);
        }
    }

    // A copy of a record is of the record's own type.
    private static GenerationSummary Of(CallCounts counts) => (GenerationSummary)counts;
}
