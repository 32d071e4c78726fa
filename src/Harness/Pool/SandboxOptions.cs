namespace InstructMix.Harness.Pool;

/// <summary>How sandboxes are made and used.</summary>
public sealed record SandboxOptions
{
    /// <summary>The image's id or name.</summary>
    public required string Image { get; init; }

    /// <summary>The image's id, which verdicts carry.</summary>
    public required string ImageId { get; init; }

    /// <summary>The digest of the runner in the image, which verdicts carry.</summary>
    public required string Runner { get; init; }

    /// <summary>What each trial may use.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>How many sandboxes work side by side.</summary>
    public int Count { get; init; } = Environment.ProcessorCount;

    /// <summary>After so many trials a sandbox is thrown away; 1 gives every trial a container of its own.</summary>
    public int TrialsPerSandbox { get; init; } = 5000;

    /// <summary>How many trials are sent ahead at the most, so that the runner never idles: fewer where they take long.</summary>
    public int InFlight { get; init; } = 32;

    /// <summary>
    /// How many sandboxes there may be beside each one that works, because sleeping trials keep theirs. Fewer where the machine's memory
    /// does not suffice. With 0 the trials behind a sleeper wait.
    /// </summary>
    public int Relief { get; init; } = 8;

    /// <summary>How often a trial is tried again after a fault of the sandbox before it is given up as undecided.</summary>
    public int FaultRetries { get; init; } = 3;

    /// <summary>
    /// How long to wait for an engine that is gone, or has begun to refuse. An engine that was killed and started again with sandboxes
    /// left over needs more than ten seconds.
    /// </summary>
    public TimeSpan EnginePatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gives every trial an interpreter of its own instead of a fork of a warm one.</summary>
    public bool Fresh { get; init; }

    /// <summary>The module that a sandbox imports before it forks any trial's process; null for none.</summary>
    public string? Warm { get; init; }

    /// <summary>Whether trials are pages: what these need is loaded once for all of them, out of their sight.</summary>
    public bool Pages { get; init; }

    /// <summary>Whether a sandbox gets one processor's time at the most; not every engine can do that.</summary>
    public bool LimitProcessor { get; init; } = true;

    /// <summary>Whether the engine gives it an <c>/etc/hosts</c>, so that <c>localhost</c> has an address. A sandbox without one starts in half the time: one whose image answers for that name, or whose trial does not ask.</summary>
    public bool Names { get; init; } = true;

    /// <summary>Python's hash seed: the same candidate meets the same set order every time.</summary>
    public int HashSeed { get; init; }

    /// <summary>The engine's runtime, such as <c>runsc</c>; null for its own choice.</summary>
    public string? Runtime { get; init; }

    /// <summary>Names the run on every container, so that the next run finds what a dead run left.</summary>
    public required RunLabel Run { get; init; }
}
