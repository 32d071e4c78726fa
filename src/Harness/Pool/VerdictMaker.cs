using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Pool;

/// <summary>Makes verdicts of what runners answer, and of what happens to sandboxes.</summary>
/// <param name="options">The sandboxes: verdicts carry their image and runner.</param>
internal sealed class VerdictMaker(SandboxOptions options)
{
    /// <summary>An outcome that used so much of a limit may have come from it.</summary>
    private const double Near = 0.7;

    /// <summary>What a process is told when the machine, and not its own limits, may be short of something: EAGAIN, ENOMEM, ENFILE, ENOSPC.</summary>
    private static readonly string[] Shortages = ["[Errno 11]", "[Errno 12]", "[Errno 23]", "[Errno 28]", "can't start new thread"];

    private readonly double _nearCpu = Near * options.Limits.Cpu.TotalSeconds;
    private readonly double _nearWall = Near * options.Limits.Wall.TotalSeconds;
    private readonly double _nearMemory = Near * options.Limits.Memory.Bytes;

    /// <summary>
    /// Whether an outcome may have been the machine's fault, and has to be come to again, alone: time, memory and crashes may be somebody
    /// else's doing, and a program that comes near a limit may notice it (a time limit of the stub's own, a <c>MemoryError</c> that is caught)
    /// and come to another outcome than on an idle machine. What passed has passed: no shortage makes a wrong program right.
    /// </summary>
    public bool IsDoubtful(Verdict verdict) => verdict.Outcome switch
    {
        var outcome when outcome.IsKept() => false,
        var outcome when outcome.Row().IsDoubtful => true,
        _ => verdict.CpuSeconds >= _nearCpu
            || verdict.WallSeconds >= _nearWall
            || verdict.MemoryBytes >= _nearMemory
            || (verdict.Detail is { } detail && Shortages.Any(s => detail.Contains(s, StringComparison.Ordinal))),
    };

    /// <summary>For a trial that sandboxes failed with again and again.</summary>
    public Verdict Undecided(string why) => new()
    {
        Outcome = Outcome.SandboxFault,
        Detail = why,
        Warm = options.Warm,
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
    public Verdict Of(RunnerMessage answer, string python) => new(answer.Outcome!.Value, answer)
    {
        Warm = options.Warm,
        Python = python,
        Image = options.ImageId,
        Runner = options.Runner,
    };
}
