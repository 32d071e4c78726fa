using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;

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
    private const string Untested = "name the file of the benchmark's problems with --problems FILE, or ask for runs without tests with --stub smoke or --stub doctest";

    /// <summary>The counts so far.</summary>
    public VerificationTally Tally { get; } = new();

    /// <summary>For each candidate in the order of the input whether it was kept; whole when the run is over.</summary>
    public IReadOnlyList<bool> Kept { get; private set; } = [];

    /// <summary>The reader of a run's candidates.</summary>
    internal static async Task<CandidateReader> ReaderAsync(VerificationOptions options, Action<InputProblem> problems,
        CancellationToken cancellation) => new(
        options.Problems.Count > 0 ? await ProblemSet.ReadAsync(options.Problems, cancellation) : null,
        options.Stub is StubChoice.Auto or StubChoice.Tests ? Untested : null,
        options.Shard is { Number: > 1 } ? null : problems);

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
        var reader = await ReaderAsync(options, problems, cancellation);
        await using var files = await VerificationFiles.CreateAsync(options);
        Kept = files.Turns;
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
        // The answers to a problem are spread over the shares.
        if (options.Shard is null) summary = starter.Problems.AddTo(summary);
        else summary = summary with { OtherShares = starter.Read - starter.Taken };
        summary = summary with { Hints = starter.Hints.Hints() is { Count: > 0 } hints ? hints : null };
        // Without a single candidate there is nothing to replace the files of an earlier run with. A share may be empty, though.
        if (starter.Read > 0) await files.CommitAsync();
        return summary;
    }
}
