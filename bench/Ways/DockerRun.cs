using System.Diagnostics;
using InstructMix.Bench.Measuring;

namespace InstructMix.Bench.Ways;

/// <summary><c>docker run</c> for each candidate, the program on its standard input.</summary>
/// <param name="session">Engine and image.</param>
/// <param name="loops">How many such loops run side by side.</param>
internal sealed class DockerRun(BenchSession session, int loops) : IWay
{
    /// <inheritdoc/>
    public string Name => loops == 1 ? "docker-run-loop" : "docker-run";

    /// <inheritdoc/>
    public string Description => loops == 1 ? "docker run --rm for each, one after another" : "docker run --rm for each, as many loops as sandboxes";

    /// <inheritdoc/>
    public string BoundBy => "the engine: namespaces, mounts and cgroups of a container each, and its client's start";

    /// <inheritdoc/>
    public double Guess => 4;

    /// <inheritdoc/>
    public async Task<Measurement> MeasureAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellation)
    {
        string[] arguments = ["run", "--rm", "--interactive", "--network", "none", .. session.LabelArguments, "--entrypoint", "python3", session.Image.Id, "-I", "-"];
        int passed = 0;
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(subjects, new ParallelOptions { MaxDegreeOfParallelism = loops, CancellationToken = cancellation }, async (subject, stop) =>
        {
            if ((await Command.RunAsync("docker", arguments, subject.Program, stop)).ExitCode == 0) Interlocked.Increment(ref passed);
        });
        return new Measurement { Count = subjects.Count, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, Passed = passed };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
