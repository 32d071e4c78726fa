using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Cli.Sandboxing;

/// <summary>What a user says of the sandboxes of a run.</summary>
internal sealed record SandboxSettings
{
    public PythonVersion Python { get; init; } = PythonVersion.Default;

    public int Jobs { get; init; } = Environment.ProcessorCount;

    public Limits Limits { get; init; } = new();

    public Isolation Isolation { get; init; } = Isolation.Fork;

    public string? Runtime { get; init; }

    /// <summary>The file of packages that the image has beside Python's own library; null for none.</summary>
    public string? PackagesFile { get; init; }

    /// <summary>The modules that sandboxes have warm for candidates that import them.</summary>
    public IReadOnlyList<string> Warm { get; init; } = [];

    /// <summary>How often each trial is run, under differing hash seeds.</summary>
    public int Repeat { get; init; } = 1;

    /// <summary>How sandboxes of an image are made and used for a run of this process.</summary>
    /// <param name="image">The image.</param>
    /// <param name="canLimitProcessor">Whether the engine can limit a sandbox to one processor's time.</param>
    public SandboxOptions OptionsFor(SandboxImage image, bool canLimitProcessor)
    {
        var options = new SandboxOptions
        {
            Image = image.Id,
            ImageId = image.Id,
            Runner = image.Runner,
            Limits = Limits,
            Count = Jobs,
            LimitProcessor = canLimitProcessor,
            Fresh = Isolation == Isolation.Fresh,
            Runtime = Runtime,
            Run = RunLabel.OfThisProcess(Guid.NewGuid().ToString("N")),
        };
        return Isolation == Isolation.Container ? options with { TrialsPerSandbox = 1, InFlight = 1 } : options;
    }
}
