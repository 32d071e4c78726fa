using InstructMix.Harness.Pool;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Screens;

/// <summary>Shows how far a verification is while it runs.</summary>
/// <param name="surroundings">Where it is drawn.</param>
/// <param name="pools">Where the trials run; they share one machine.</param>
internal sealed class ProgressScreen(Surroundings surroundings, IReadOnlyList<SandboxPool> pools)
{
    /// <summary>Runs the work and shows its counts meanwhile.</summary>
    /// <param name="tally">The counts, which grow meanwhile.</param>
    /// <param name="total">How many candidates there are, once that is known.</param>
    /// <param name="work">The work.</param>
    public Task<T> WhileAsync<T>(VerificationTally tally, Task<long?> total, Func<Task<T>> work)
    {
        long start = surroundings.Time.GetTimestamp();
        return new LiveLine(surroundings).WhileAsync(
            () => ProgressLine.Of(
                tally.Summary(), total.IsCompletedSuccessfully ? total.Result : null, surroundings.Time.GetElapsedTime(start),
                pools[0].Confirming),
            work);
    }
}
