using InstructMix.Core.Files;
using InstructMix.Generation.Asking;
using InstructMix.Generation.Endpoints;

namespace InstructMix.Generation;

/// <summary>What happens during a run, as it happens (and so not in the order of the plan).</summary>
public abstract record GenerationEvent
{
    private GenerationEvent()
    {
    }

    /// <summary>The server answered, and the answer is on disk.</summary>
    /// <param name="Planned">What was asked for.</param>
    /// <param name="Usage">What it cost; null where the server does not say.</param>
    /// <param name="IsCutOff">Whether it is as long as an answer may be, and so probably not whole.</param>
    public sealed record Answered(Ask Planned, TokenUsage? Usage, bool IsCutOff = false) : GenerationEvent;

    /// <summary>An earlier run had the answer.</summary>
    /// <param name="Planned">What was asked for.</param>
    /// <param name="IsCutOff">Whether it is as long as an answer may be, and so probably not whole.</param>
    public sealed record Resumed(Ask Planned, bool IsCutOff = false) : GenerationEvent;

    /// <summary>It was not asked for, because the budget is spent.</summary>
    /// <param name="Planned">What was asked for.</param>
    public sealed record LeftOut(Ask Planned) : GenerationEvent;

    /// <summary>An attempt failed; there will be another.</summary>
    /// <param name="Planned">What was asked for.</param>
    /// <param name="Notice">What was wrong, and how long the wait is.</param>
    public sealed record Retrying(Ask Planned, RetryNotice Notice) : GenerationEvent;

    /// <summary>There will be no answer to this one in this run.</summary>
    /// <param name="Planned">What was asked for.</param>
    /// <param name="Problem">Why.</param>
    /// <param name="Lack">What the reply lacks.</param>
    public sealed record Failed(Ask Planned, GenerationProblem Problem, Lack Lack = Lack.Other) : GenerationEvent;

    /// <summary>It is settled whether an answer is kept.</summary>
    /// <param name="Id">The answer's id.</param>
    /// <param name="IsKept">Whether it is.</param>
    public sealed record Settled(string Id, bool IsKept) : GenerationEvent;

    /// <summary>A line of the journal cannot be read; what it held is asked for again.</summary>
    /// <param name="Problem">Which and why.</param>
    public sealed record JournalDamaged(InputProblem Problem) : GenerationEvent;
}
