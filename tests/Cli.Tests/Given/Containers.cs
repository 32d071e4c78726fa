using System.Diagnostics;
using System.Globalization;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;

namespace InstructMix.Cli.Tests.Given;

/// <summary>The containers of a process, as the real engine has them: others use the engine as well.</summary>
internal static class Containers
{
    /// <summary>Waits until a process has containers, or has none.</summary>
    /// <param name="process">The process that started them.</param>
    /// <param name="any">What is waited for.</param>
    /// <param name="patience">How long.</param>
    /// <returns>How many there are at the end.</returns>
    public static async Task<int> CountAsync(int process, bool any, TimeSpan patience)
    {
        using var engine = new EngineClient(new EngineLocator(Environment.GetEnvironmentVariable).Find());
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            int count = (await engine.ListAsync(RunLabel.Name, CancellationToken.None)).Count(c => IsOf(c, process));
            if (count > 0 == any || Stopwatch.GetElapsedTime(start) > patience) return count;
            await Task.Delay(100);
        }
    }

    /// <summary>One of the containers that a process has running.</summary>
    public static async Task<string> AnyAsync(int process)
    {
        using var engine = new EngineClient(new EngineLocator(Environment.GetEnvironmentVariable).Find());
        return (await engine.ListAsync(RunLabel.Name, CancellationToken.None)).First(c => c.State == "running" && IsOf(c, process)).Id;
    }

    private static bool IsOf(ContainerListed container, int process) =>
        container.Labels.TryGetValue("instructmix.process", out var text) && text.StartsWith(process.ToString(CultureInfo.InvariantCulture) + " ", StringComparison.Ordinal);
}
