using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Verification;

/// <summary>
/// The whole of <c>instructmix verify</c>: reads candidates, judges them side by side, and writes kept pairs and rejects
/// in the order of the input. Either all files appear whole, or none does.
/// </summary>
/// <param name="pools">Run trials: one pool, or one for each repetition of a trial.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
public sealed class VerificationRun(IReadOnlyList<SandboxPool> pools, Ledger? ledger, TimeProvider time)
{
    /// <summary>The counts so far.</summary>
    public VerificationTally Tally { get; } = new();

    /// <summary>Runs.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="problems">Receives a message for each record that cannot be used. The run goes on.</param>
    /// <param name="cancellation">Stops the run: neither file is written, and the ledger has what was done.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="UnusableInputException">An input or output cannot be used.</exception>
    /// <exception cref="MisjudgedCanaryException">A known trial came to a wrong outcome; nothing is written.</exception>
    /// <exception cref="Harness.Engine.EngineException">The engine cannot be used, or stopped midway.</exception>
    public async Task<VerificationSummary> RunAsync(
        VerificationOptions options, Action<InputProblem> problems, CancellationToken cancellation)
    {
        await options.ValidateAsync();
        var reader = new CandidateReader(
            options.Problems.Count > 0 ? await ProblemSet.ReadAsync(options.Problems, cancellation) : null,
            unused: options.Shard is { Number: > 1 } ? null : problems);
        await using var files = await VerificationFiles.CreateAsync(options);
        var canaries = new Canaries(pools[0], options.Warm);
        var starter = new VerificationStarter(reader, new CandidateJudge(pools, ledger, options, time), canaries, options, Tally, problems);
        await canaries.ProveWarmAsync(cancellation);
        try
        {
            var started = starter.StartAllAsync(CancellationToken.None);
            await foreach (var turn in OrderedPipeline.ResultsAsync(started, VerificationStarter.Ahead, cancellation))
                await files.WriteAsync(turn, cancellation);
        }
        catch (MisjudgedCanaryException) when (ledger is not null)
        {
            await ledger.ForgetSessionAsync();
            throw;
        }

        var summary = Tally.Summary(pools.Sum(p => p.Faults));
        if (options.Shard is not null) summary = summary with { OtherShares = starter.Read - starter.Taken };
        // Without a single candidate there is nothing to replace the files of an earlier run with. A share may be empty, though.
        if (starter.Read > 0) await files.CommitAsync();
        return summary;
    }
}
