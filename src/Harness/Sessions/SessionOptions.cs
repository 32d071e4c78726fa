using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Harness.Sessions;

/// <summary>What a user says of the sandboxes of a run.</summary>
public sealed record SessionOptions
{
    /// <summary>However many Pythons there are, each may use so many cores while the others have nothing to do.</summary>
    private const int FewCores = 4;

    /// <summary>The Pythons, each once.</summary>
    public IReadOnlyList<PythonVersion> Pythons { get; init; } = [PythonVersion.Default];

    /// <summary>How many sandboxes work at a time, those of all Pythons, hash seeds and warm modules together.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>What each trial may use.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>How far trials are kept apart.</summary>
    public Isolation Isolation { get; init; } = Isolation.Fork;

    /// <summary>The engine's runtime, such as <c>runsc</c>; null for its own choice.</summary>
    public string? Runtime { get; init; }

    /// <summary>What the images have beside Python's own library.</summary>
    public PackageList Packages { get; init; } = PackageList.None;

    /// <summary>The modules that sandboxes have warm for candidates that import them.</summary>
    public IReadOnlyList<string> Warm { get; init; } = [];

    /// <summary>Whether trials are pages, which sandboxes are then made ready for.</summary>
    public bool Pages { get; init; }

    /// <summary>How often each trial is run, under differing hash seeds.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>How many trials a Python has at most, where that is known; null where it is not. A sandbox more would start for nothing, and slow the start of the others.</summary>
    public int? MostTrials { get; init; }

    /// <summary>
    /// How many sandboxes there are for each hash seed of one Python. With many cores each Python has twice its share of them: a sandbox for
    /// every core and Python would overload the engine.
    /// </summary>
    internal int SandboxesPerSeed =>
        Math.Clamp(Math.Min(Jobs, Math.Max(FewCores, 2 * Jobs / Pythons.Count)) / Repeat, 1, Math.Max(1, MostTrials ?? int.MaxValue));

    /// <summary>How sandboxes of an image are made and used.</summary>
    /// <param name="image">The image.</param>
    /// <param name="run">The run that its containers are labelled with.</param>
    /// <param name="canLimitProcessor">Whether the engine can limit a sandbox to one processor's time.</param>
    internal SandboxOptions For(SandboxImage image, RunLabel run, bool canLimitProcessor)
    {
        var options = new SandboxOptions
        {
            Image = image.Id,
            ImageId = image.Id,
            Runner = image.Runner,
            Limits = Limits,
            Count = SandboxesPerSeed,
            LimitProcessor = canLimitProcessor,
            Fresh = Isolation == Isolation.Fresh,
            Pages = Pages,
            Names = !image.AnswersNames || Runtime is not null,
            Runtime = Runtime,
            Run = run,
        };
        return Isolation == Isolation.Container ? options with { TrialsPerSandbox = 1, InFlight = 1 } : options;
    }
}
