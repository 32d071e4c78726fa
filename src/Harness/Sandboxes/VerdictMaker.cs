using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Sandboxes;

/// <summary>Makes verdicts of what runners answer, and of what happens to sandboxes.</summary>
/// <param name="options">The sandboxes: verdicts carry their image and runner.</param>
internal sealed class VerdictMaker(SandboxOptions options)
{
    private const double Crowded = 1.3;

    /// <summary>
    /// Whether an outcome may have been the machine's fault, and has to be come to again, alone. Time on the clock, memory and crashes may be somebody else's doing. CPU time does not pass while the machine does
    /// something else, but a crowded processor gets less done in it: that shows in how much more time passed on the clock.
    /// </summary>
    public static bool IsDoubtful(Verdict verdict) => verdict.Outcome switch
    {
        Outcome.Timeout => verdict.Detail?.StartsWith("cpu:", StringComparison.Ordinal) != true || verdict.WallSeconds > Crowded * verdict.CpuSeconds,
        Outcome.MemoryLimit or Outcome.Crashed => true,
        _ => false,
    };

    /// <summary>For a trial that sandboxes failed with again and again.</summary>
    public Verdict Undecided(string why) => new()
    {
        Outcome = Outcome.SandboxFault,
        Detail = why,
        Image = options.ImageId,
        Runner = options.Runner,
    };

    /// <summary>For a trial that no frame holds.</summary>
    public Verdict TooLarge(string python) => new()
    {
        Outcome = Outcome.Error,
        Where = "candidate",
        Detail = "the code and its stub are larger than the 16 MiB that a frame holds",
        Image = options.ImageId,
        Runner = options.Runner,
        Python = python,
    };

    /// <summary>Of a runner's answer.</summary>
    public Verdict Of(RunnerMessage answer, string python) => new()
    {
        Outcome = answer.Outcome!.Value,
        Level = answer.Level,
        Judged = answer.Judged,
        Stub = answer.Stub,
        Where = answer.Where,
        Detail = answer.Detail,
        Exception = answer.Exception,
        Line = answer.Line,
        Needs = answer.Needs ?? [],
        Stdout = answer.Stdout,
        Stderr = answer.Stderr,
        Warnings = answer.Warnings ?? [],
        Sections = answer.Sections,
        CpuSeconds = answer.CpuSeconds,
        WallSeconds = answer.WallSeconds,
        MemoryBytes = answer.MemoryBytes,
        Python = python,
        Image = options.ImageId,
        Runner = options.Runner,
    };
}
