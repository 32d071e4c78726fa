using InstructMix.Harness;
using InstructMix.Harness.Sandboxes;

namespace InstructMix.Verifier.Verification;

/// <summary>Slips canaries into a run: one beside the first trial and then a few in a thousand, each in turn.</summary>
/// <param name="pool">Runs trials.</param>
internal sealed class Canaries(SandboxPool pool)
{
    /// <summary>So many candidates share a canary.</summary>
    public const int Interval = 250;

    private int _next;

    /// <summary>Starts the next canary. The task fails where it is misjudged.</summary>
    /// <param name="cancellation">Stops the waiting for a sandbox.</param>
    public async Task<Task> StartAsync(CancellationToken cancellation)
    {
        var canary = Canary.All[_next++ % Canary.All.Count];
        return CheckAsync(canary, await pool.StartAsync(canary.Trial, cancellation));
    }

    private static async Task CheckAsync(Canary canary, Task<Verdict> running)
    {
        var verdict = await running;
        // A fault of the sandbox is not a misjudgement: it is counted, and stops the run when there are too many.
        if (verdict.Outcome == canary.Expected || verdict.Outcome == Outcome.SandboxFault) return;
        throw new MisjudgedCanaryException(
            $"a known trial ({canary.Name}) came to {verdict.Outcome.Word()} instead of {canary.Expected.Word()} ({verdict.Detail ?? "no detail"}), so no verdict of this run can be trusted: "
            + "nothing was written and its verdicts were forgotten; see 'instructmix sandbox doctor', and report this");
    }
}
