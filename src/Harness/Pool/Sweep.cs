using System.Diagnostics;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Pool;

/// <summary>Removes the containers that dead runs left behind.</summary>
public static class Sweep
{
    /// <summary>How long a removal that does not come off at once is asked for again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Removes what carries the label of a run whose process is gone; with <paramref name="all"/> that of every run.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="all">The containers of living runs as well.</param>
    /// <param name="patience">How long to ask again for what is still there: none for a run that starts, which has no need to wait.</param>
    /// <param name="cancellation">Stops the sweep.</param>
    /// <returns>The ids of the containers that were removed.</returns>
    public static Task<IReadOnlyCollection<string>> RunAsync(IEngine engine, bool all, TimeSpan patience, CancellationToken cancellation)
    {
        var host = RunLabel.ThisHost();
        return RemoveAsync(engine, RunLabel.Name, c => all || RunLabel.IsDead(c.Labels, host), patience, cancellation);
    }

    /// <summary>Removes the containers that a run of this process could not remove, because the engine was away.</summary>
    /// <param name="engine">The engine; one that is still away is left alone.</param>
    /// <param name="run">The run, all of whose pools have been disposed.</param>
    public static async Task EndAsync(IEngine engine, RunLabel run)
    {
        using var stop = new CancellationTokenSource(Patience);
        try
        {
            await RemoveAsync(engine, $"{RunLabel.Name}={run.Run}", _ => true, Patience, stop.Token);
        }
        catch (Exception e) when (e is EngineException or OperationCanceledException)
        {
            // The next run on this machine finds them by their labels.
        }
    }

    /// <summary>
    /// An engine that has just come up again removes on its own account, too: it refuses another removal of the same container meanwhile,
    /// and one that it fails at (a process of the container still holds its file system) it leaves behind, dead. So what was asked is looked at again.
    /// </summary>
    private static async Task<IReadOnlyCollection<string>> RemoveAsync(
        IEngine engine, string label, Func<ContainerListed, bool> concerned, TimeSpan patience, CancellationToken cancellation)
    {
        var removed = new HashSet<string>();
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            bool last = Stopwatch.GetElapsedTime(start) >= patience;
            var found = (await engine.ListAsync(label, cancellation)).Where(concerned).ToList();
            foreach (var container in found)
            {
                try
                {
                    await engine.RemoveAsync(container.Id, cancellation);
                    removed.Add(container.Id);
                }
                catch (EngineException e) when (e.Status is not null && !last)
                {
                    // It answered that it could not: asked again below.
                }
            }

            if (found.Count == 0 || last) return removed;
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
    }
}
