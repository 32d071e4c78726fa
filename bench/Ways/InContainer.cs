using System.Text.Json;
using InstructMix.Bench.Measuring;

namespace InstructMix.Bench.Ways;

/// <summary>One of the modes of <c>bounds.py</c>, in a plain container of the sandbox image: the same Python, and nothing isolates a candidate from the next.</summary>
/// <param name="session">Engine and image.</param>
/// <param name="mode">The function of <c>bounds.py</c>.</param>
/// <param name="description">What it does.</param>
/// <param name="boundBy">What keeps it from being faster.</param>
/// <param name="guess">A first guess of its rate.</param>
/// <param name="mount">A folder to put at <c>/harness</c>, read-only.</param>
internal sealed class InContainer(BenchSession session, string mode, string description, string boundBy, double guess, string? mount = null) : IWay
{
    /// <inheritdoc/>
    public string Name => mode.Replace('_', '-');

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public string BoundBy => boundBy;

    /// <inheritdoc/>
    public double Guess => guess;

    /// <inheritdoc/>
    public async Task<Measurement> MeasureAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellation)
    {
        string[] mounts = mount is null ? [] : ["--volume", $"{Path.GetFullPath(mount)}:/harness:ro"];
        string[] arguments =
        [
            "run", "--rm", "--interactive", "--init", "--network", "none", "--security-opt", "seccomp=unconfined", "--tmpfs", "/work", "--tmpfs", "/tmp",
            .. session.LabelArguments, .. mounts, "--entrypoint", "python3", session.Image.Id, "-I", "-c", Script(),
        ];
        var order = new BoundsOrder(mode, session.Settings.Jobs, [.. subjects.Select(s => s.Program)]);
        var result = await Command.RunAsync("docker", arguments, JsonSerializer.Serialize(order, BenchJson.Default.BoundsOrder), cancellation);
        if (result.ExitCode != 0) throw new InvalidOperationException($"{Name}: {result.Error.Trim()}");
        var answer = JsonSerializer.Deserialize(result.Output, BenchJson.Default.BoundsAnswer)!;
        return new Measurement { Count = subjects.Count, Seconds = answer.Seconds, Passed = answer.Passed };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Script()
    {
        using var reader = new StreamReader(typeof(InContainer).Assembly.GetManifestResourceStream("bounds.py")!);
        return reader.ReadToEnd();
    }
}
