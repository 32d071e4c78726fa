using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Verifier.Judging;

/// <summary>Puts canaries into a run: one beside the first trial, then one for every <see cref="Interval"/> candidates, each in turn.</summary>
/// <param name="pool">Runs trials.</param>
/// <param name="warm">The modules that are warm in some of its sandboxes. Canaries run beside each of them, too.</param>
public sealed class Canaries(SandboxPool pool, IReadOnlyList<string> warm)
{
    /// <summary>So many candidates share a canary.</summary>
    public const int Interval = 250;

    private int _next;

    /// <summary>Starts the next canary, in sandboxes of each kind. The task fails where it is misjudged.</summary>
    /// <param name="cancellation">Stops the waiting for a sandbox.</param>
    public async Task<Task> StartAsync(CancellationToken cancellation)
    {
        var canary = Canary.All[_next++ % Canary.All.Count];
        var checks = new List<Task> { CheckAsync(canary, await pool.StartAsync(canary.Trial, cancellation)) };
        foreach (var module in warm)
            checks.Add(CheckAsync(canary, await pool.StartAsync(canary.Trial with { Warm = module }, cancellation)));
        return Task.WhenAll(checks);
    }

    /// <summary>Imports each warm module once, and runs a canary beside it, before any candidate runs.</summary>
    /// <param name="cancellation">Stops the waiting for a sandbox.</param>
    /// <exception cref="ImageException">The image does not have it, or it cannot be shared by forks.</exception>
    /// <exception cref="MisjudgedCanaryException">A canary is misjudged where the module is warm.</exception>
    public Task ProveWarmAsync(CancellationToken cancellation) => Task.WhenAll(warm.Select(async module =>
    {
        var verdict = await pool.RunAsync(Canary.All[0].Trial with { Warm = module }, cancellation);
        if (verdict.Outcome.IsMachineFault())
            throw new ImageException($"no sandbox comes up with {module} warm: {verdict.Detail}; try it by hand in the image {pool.Options.Image}, or leave out --warm {module}");
        await CheckAsync(Canary.All[0], Task.FromResult(verdict));
    }));

    private static async Task CheckAsync(Canary canary, Task<Verdict> running)
    {
        var verdict = await running;
        // A fault of the sandbox is not a misjudgement: it is counted, and stops the run when there are too many.
        if (verdict.Outcome == canary.Expected || verdict.Outcome.IsMachineFault()) return;
        throw new MisjudgedCanaryException(
            $"a known trial ({canary.Name}) came to {verdict.Outcome.Word()} instead of {canary.Expected.Word()} ({verdict.Detail ?? "no detail"}), so no verdict of this run can be trusted: "
            + "nothing was written and its verdicts were forgotten; see 'instructmix sandbox doctor', and report this");
    }
}
