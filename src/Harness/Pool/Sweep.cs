using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Pool;

/// <summary>Removes the containers that dead runs left behind.</summary>
public static class Sweep
{
    /// <summary>Removes what carries the label of a run whose process is gone; with <paramref name="all"/> that of every run.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="all">The containers of living runs as well.</param>
    /// <param name="cancellation">Stops the sweep.</param>
    /// <returns>The ids of the containers that were removed.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IEngine engine, bool all, CancellationToken cancellation)
    {
        var removed = new List<string>();
        var host = RunLabel.ThisHost();
        foreach (var container in await engine.ListAsync(RunLabel.Name, cancellation))
        {
            if (!all && !RunLabel.IsDead(container.Labels, host)) continue;
            await engine.RemoveAsync(container.Id, cancellation);
            removed.Add(container.Id);
        }

        return removed;
    }

    /// <summary>Removes the containers that a run of this process could not remove, because the engine was away.</summary>
    /// <param name="engine">The engine; one that is still away is left alone.</param>
    /// <param name="run">The run, all of whose pools have been disposed.</param>
    public static async Task EndAsync(IEngine engine, RunLabel run)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            foreach (var container in await engine.ListAsync($"{RunLabel.Name}={run.Run}", patience.Token))
                await engine.RemoveAsync(container.Id, patience.Token);
        }
        catch (Exception e) when (e is EngineException or OperationCanceledException)
        {
            // The next run on this machine finds them by their labels.
        }
    }
}
