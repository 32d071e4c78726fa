using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>The settings of a run that can change a verdict or how it is written: shares that differ in one of them cannot be merged.</summary>
public sealed record RunSettings
{
    /// <summary>The Python, such as <c>3.11</c>.</summary>
    public required string Python { get; init; }

    /// <summary>The sandbox image's id, which every verdict carries.</summary>
    public required string Image { get; init; }

    /// <summary>The digest of the runner in it.</summary>
    public required string Runner { get; init; }

    /// <summary>What each trial might use.</summary>
    public required Limits Limits { get; init; }

    /// <summary>How trials were kept apart: <c>fork</c>, <c>fresh</c> or <c>container</c>.</summary>
    public required string Isolation { get; init; }

    /// <summary>The engine's runtime; null for its own choice.</summary>
    public string? Runtime { get; init; }

    /// <summary>The modules that were warm for candidates that import them, in their order; null for none.</summary>
    public string? Warm { get; init; }

    /// <summary>How often each trial was run, under differing hash seeds.</summary>
    public required int Repeat { get; init; }

    /// <summary>What exercised the code.</summary>
    public required StubChoice Stub { get; init; }

    /// <summary>Where stubs might be judged.</summary>
    public required Judge Judge { get; init; }

    /// <summary>Whether stubs were run against hollow versions of what passed them, too.</summary>
    public required bool ProveStubs { get; init; }

    /// <summary>What must have been proved of a candidate to be kept; null for nothing.</summary>
    public Level? MinLevel { get; init; }

    /// <summary>How completions of a prompt were read.</summary>
    public required CompletionStyle Completions { get; init; }

    /// <summary>The settings of a run.</summary>
    /// <param name="options">What it is to do.</param>
    /// <param name="sandboxes">Its sandboxes, one for each repetition.</param>
    /// <param name="python">The Python in them.</param>
    public static RunSettings Of(VerificationOptions options, IReadOnlyList<SandboxOptions> sandboxes, PythonVersion python) => new()
    {
        Python = python.ToString(),
        Image = sandboxes[0].ImageId,
        Runner = sandboxes[0].Runner,
        Limits = sandboxes[0].Limits,
        Isolation = sandboxes[0] switch { { Fresh: true } => "fresh", { TrialsPerSandbox: 1 } => "container", _ => "fork" },
        Runtime = sandboxes[0].Runtime,
        Warm = options.Warm.Count > 0 ? string.Join(", ", options.Warm) : null,
        Repeat = sandboxes.Count,
        Stub = options.Stub,
        Judge = options.Judge,
        ProveStubs = options.ProveStubs,
        MinLevel = options.MinLevel is Level.None ? null : options.MinLevel,
        Completions = options.Completions,
    };
}
