using InstructMix.Harness.Protocol;

namespace InstructMix.Harness.Pool;

/// <summary>Makes verdicts of what runners answer, and of what happens to sandboxes.</summary>
/// <param name="options">The sandboxes: verdicts carry their image and runner.</param>
internal sealed class VerdictMaker(SandboxOptions options)
{
    /// <summary>The share of a limit from which on the limit may be the reason for an outcome.</summary>
    private const double Near = 0.7;

    /// <summary>Errors of the system that say that the machine, and not the process's own limits, may be short of something: EAGAIN, ENOMEM, ENFILE, ENOSPC.</summary>
    private static readonly int[] Shortages = [11, 12, 23, 28];

    private readonly double _cpu = options.Limits.Cpu.TotalSeconds;
    private readonly double _nearCpu = Near * options.Limits.Cpu.TotalSeconds;
    private readonly double _wall = options.Limits.Wall.TotalSeconds;
    private readonly bool _hasMemoryForAll = ContainerSettings.HasMemoryFor(options);
    private readonly double _nearWall = Near * options.Limits.Wall.TotalSeconds;
    private readonly double _nearMemory = Near * options.Limits.Memory.Bytes;

    /// <summary>
    /// Whether an outcome may be the machine's fault, so that the trial has to run again, alone. Another process may have taken the time or the memory.
    /// And a program near a limit may notice it (by a time limit of the stub's own, or by catching a <c>MemoryError</c>) and act otherwise
    /// than on an idle machine. What passed within its limits stays passed: no shortage makes a wrong program right.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="answer">The answer that it came in.</param>
    public bool IsDoubtful(Verdict verdict, RunnerMessage answer) => verdict.Outcome switch
    {
        _ when answer.Certain is { } certain => !certain,
        var outcome when outcome.IsKept() =>
            verdict.Stub is not StubKind.Page && (verdict.CpuSeconds > _cpu || verdict.WallSeconds > _wall),
        var outcome when outcome.Row().IsDoubtful => true,
        _ => verdict.CpuSeconds >= _nearCpu
            || verdict.WallSeconds >= _nearWall
            || verdict.MemoryBytes >= _nearMemory
            || IsShort(answer),
    };

    /// <summary>
    /// Whether an outcome in doubt may come from a shortage of something that all sandboxes share, so that the second run needs the machine to itself: another one beside it
    /// may be short of it as well. Time is no such thing where each sandbox has a core, nor is memory where the machine has enough for all of them.
    /// </summary>
    public bool NeedsMachine(Verdict verdict, RunnerMessage answer) =>
        IsShort(answer) || (verdict.Outcome is Outcome.MemoryLimit or Outcome.Crashed && !_hasMemoryForAll);

    private static bool IsShort(RunnerMessage answer) => answer.Errno is { } number && Shortages.Contains(number);

    /// <summary>For a trial with which several sandboxes failed.</summary>
    public Verdict Undecided(string why) => new()
    {
        Outcome = Outcome.SandboxFault,
        Detail = why,
        Warm = options.Warm,
        Image = options.ImageId,
        Runner = options.Runner,
    };

    /// <summary>For a trial that is too large for a frame.</summary>
    public Verdict TooLarge(string python) => new()
    {
        Outcome = Outcome.Error,
        Where = "candidate",
        Detail = "the code and its stub are larger than the 16 MiB that a frame holds",
        Image = options.ImageId,
        Runner = options.Runner,
        Python = python,
    };

    /// <summary>The verdict in a runner's answer.</summary>
    public Verdict Of(RunnerMessage answer, string python) => new(answer.Outcome!.Value, answer)
    {
        Warm = options.Warm,
        Python = python,
        Image = options.ImageId,
        Runner = options.Runner,
    };
}
