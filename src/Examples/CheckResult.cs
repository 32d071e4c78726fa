using InstructMix.Core.Files;
using InstructMix.Examples.Baselines;
using InstructMix.Examples.Running;

namespace InstructMix.Examples;

/// <summary>What a run of <c>check</c> came to.</summary>
public sealed record CheckResult
{
    /// <summary>The files that were looked at, as the user named them.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Every example on every Python, in the order of the input.</summary>
    public required IReadOnlyList<ExampleResult> Examples { get; init; }

    /// <summary>What of the input cannot be used.</summary>
    public required IReadOnlyList<InputProblem> Problems { get; init; }

    /// <summary>Blocks that look like sessions and were not checked, as another language is said of them: their files and lines.</summary>
    public IReadOnlyList<(string File, int Line)> Unchecked { get; init; } = [];

    /// <summary>The failures that the baseline knows.</summary>
    public IReadOnlySet<ExampleResult> Known { get; init; } = new HashSet<ExampleResult>();

    /// <summary>What the baseline knows and does not fail any more.</summary>
    public IReadOnlyList<BaselineEntry> Mended { get; init; } = [];

    /// <summary>The baseline's file; null where there is none.</summary>
    public string? Baseline { get; init; }

    /// <summary>How many outputs were rewritten on pages.</summary>
    public long Updated { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Failures that no baseline knows.</summary>
    public IEnumerable<ExampleResult> Failures => Examples.Where(e => e.Failed && !Known.Contains(e));
}
