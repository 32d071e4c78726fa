using InstructMix.Verifier.Files;
using InstructMix.Verifier.Gate.Running;

namespace InstructMix.Cli.Gate;

/// <summary>What a run of <c>check</c> came to.</summary>
internal sealed record GateResult
{
    /// <summary>The files that were looked at, as the user named them.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Every example on every Python, in the order of the input.</summary>
    public required IReadOnlyList<Checked> Examples { get; init; }

    /// <summary>What of the input cannot be used.</summary>
    public required IReadOnlyList<InputProblem> Problems { get; init; }

    /// <summary>The failures that the baseline knows.</summary>
    public IReadOnlySet<Checked> Known { get; init; } = new HashSet<Checked>();

    /// <summary>What the baseline knows and does not fail any more.</summary>
    public IReadOnlyList<BaselineEntry> Mended { get; init; } = [];

    /// <summary>The baseline's file; null where there is none.</summary>
    public string? Baseline { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Failures that no baseline knows.</summary>
    public IEnumerable<Checked> Failures => Examples.Where(e => e.Failed && !Known.Contains(e));

    /// <summary>What the exit code says.</summary>
    public int ExitCode
    {
        get
        {
            if (Examples.Any(e => e.Undecided)) return Cli.ExitCode.NoSandbox;
            if (Problems.Count > 0) return Cli.ExitCode.Unusable;
            return Failures.Any() || Mended.Count > 0 ? Cli.ExitCode.Failed : Cli.ExitCode.Done;
        }
    }

    /// <summary>As counts.</summary>
    public GateSummary Summary() => new()
    {
        Files = Files.Count,
        Examples = Examples.DistinctBy(e => (e.File, e.Line, e.What)).Count(),
        Checks = Examples.Count(e => e.Outcome is not null),
        Passed = Examples.Count(e => e.Outcome is not null && !e.Failed),
        Failed = Failures.Count(e => !e.Undecided),
        Known = Known.Count,
        Mended = Mended.Count,
        Skipped = Examples.Count(e => e.Outcome is null),
        Undecided = Examples.Count(e => e.Undecided),
        Unusable = Problems.Count,
        FromLedger = Examples.Count(e => e.FromLedger),
    };
}
