using System.Diagnostics;
using InstructMix.Bench.Measuring;

namespace InstructMix.Bench.Ways;

/// <summary><c>docker exec</c> for each candidate in one container that stays; candidates meet what earlier ones left.</summary>
/// <param name="session">Engine and image.</param>
internal sealed class DockerExec(BenchSession session) : IWay
{
    private string? _container;

    /// <inheritdoc/>
    public string Name => "docker-exec";

    /// <inheritdoc/>
    public string Description => "docker exec for each in a container that stays, as many loops as sandboxes";

    /// <inheritdoc/>
    public string BoundBy => "the engine: a process in the container's namespaces each, and its client's start";

    /// <inheritdoc/>
    public double Guess => 8;

    /// <inheritdoc/>
    public async Task<Measurement> MeasureAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellation)
    {
        _container ??= await StartAsync(cancellation);
        string[] arguments = ["exec", "--interactive", _container, "python3", "-I", "-"];
        int passed = 0;
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(subjects, new ParallelOptions { MaxDegreeOfParallelism = session.Settings.Jobs, CancellationToken = cancellation }, async (subject, stop) =>
        {
            if ((await Command.RunAsync("docker", arguments, subject.Program, stop)).ExitCode == 0) Interlocked.Increment(ref passed);
        });
        return new Measurement { Count = subjects.Count, Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds, Passed = passed };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_container is { } container) await session.Engine.RemoveAsync(container, CancellationToken.None);
    }

    private async Task<string> StartAsync(CancellationToken cancellation)
    {
        string[] arguments = ["run", "--rm", "--detach", "--init", "--network", "none", .. session.LabelArguments, "--entrypoint", "sleep", session.Image.Id, "infinity"];
        var result = await Command.RunAsync("docker", arguments, "", cancellation);
        return result.ExitCode == 0 ? result.Output.Trim() : throw new InvalidOperationException($"docker run: {result.Error.Trim()}");
    }
}
