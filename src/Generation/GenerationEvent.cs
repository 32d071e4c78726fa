using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation;

/// <summary>What happens during a run, as it happens (and so not in the order of the plan).</summary>
public abstract record GenerationEvent
{
    private GenerationEvent()
    {
    }

    /// <summary>The server answered, and the answer is on disk.</summary>
    /// <param name="Planned">The sample.</param>
    /// <param name="Usage">What it cost; null where the server does not say.</param>
    public sealed record Answered(PlannedSample Planned, TokenUsage? Usage) : GenerationEvent;

    /// <summary>An earlier run had the answer.</summary>
    /// <param name="Planned">The sample.</param>
    public sealed record Resumed(PlannedSample Planned) : GenerationEvent;

    /// <summary>An attempt failed; there will be another.</summary>
    /// <param name="Planned">The sample.</param>
    /// <param name="Notice">What was wrong, and how long the wait is.</param>
    public sealed record Retrying(PlannedSample Planned, RetryNotice Notice) : GenerationEvent;

    /// <summary>There will be no answer to this one in this run.</summary>
    /// <param name="Planned">The sample.</param>
    /// <param name="Problem">Why.</param>
    public sealed record Failed(PlannedSample Planned, GenerationProblem Problem) : GenerationEvent;

    /// <summary>A line of the journal cannot be read; what it held is asked for again.</summary>
    /// <param name="Problem">Which and why.</param>
    public sealed record JournalDamaged(InputProblem Problem) : GenerationEvent;
}
