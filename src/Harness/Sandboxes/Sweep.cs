using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Sandboxes;

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
}
