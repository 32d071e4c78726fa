using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Verification;

/// <summary>Verifies candidates as they come into being, side by side, and ends when enough are kept. Either both files appear whole, or neither does.</summary>
/// <param name="pools">Run trials: one pool, or one for each repetition of a trial.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
public sealed class ContinuousVerification(IReadOnlyList<SandboxPool> pools, Ledger? ledger, TimeProvider time)
{
    // Few: what is asked for while enough are on their way to be kept was paid for in vain.
    private const int Ahead = 64;

    /// <summary>The counts of candidates whose turn has come.</summary>
    public VerificationTally Tally { get; } = new();

    /// <summary>Verifies.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="options">What to do; no input is read.</param>
    /// <param name="most">Ends after so many were kept; null for all.</param>
    /// <param name="cancellation">Stops the run: neither file is written, and the ledger has what was done.</param>
    /// <returns>The candidates that were verified, in their order. Those behind the last one that was wanted are not among them, and the source is asked for no more.</returns>
    /// <exception cref="UnusableInputException">An output cannot be written.</exception>
    /// <exception cref="MisjudgedCanaryException">A known trial came to a wrong outcome; nothing is written.</exception>
    public async IAsyncEnumerable<Candidate> VerifyAsync(
        IAsyncEnumerable<Candidate> candidates, VerificationOptions options, long? most, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(options);
        await using var files = await VerificationFiles.CreateAsync(options);
        long kept = 0;
        var judge = new CandidateJudge(pools, ledger, options, time);
        // With two tokens the compiler makes a third, which dies with the starter; the pipeline gives it its own.
        var started = StartAllAsync(candidates, judge, new Canaries(pools[0], options.Warm), CancellationToken.None);
        await using var turns = OrderedPipeline.ResultsAsync(started, Ahead, cancellation).GetAsyncEnumerator(cancellation);
        while (kept < (most ?? long.MaxValue) && await NextAsync(turns))
        {
            if (turns.Current is not { } judged) continue;
            var line = JudgedLine.Of(judged.Judged, 0);
            Tally.Count(line.Verdict);
            if (judged.FromLedger) Tally.CountFromLedger();
            await files.WriteAsync(new VerificationTurn(null, line), cancellation);
            if (line.Verdict.Outcome.IsKept()) kept++;
            yield return judged.Judged.Candidate;
        }

        await files.CommitAsync();
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<Turn?> turns)
    {
        try
        {
            return await turns.MoveNextAsync();
        }
        catch (MisjudgedCanaryException) when (ledger is not null)
        {
            await ledger.ForgetSessionAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<Started<Turn?>> StartAllAsync(
        IAsyncEnumerable<Candidate> candidates, CandidateJudge judge, Canaries canaries, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long trials = 0;
        await foreach (var candidate in candidates.WithCancellation(cancellation))
        {
            var (judged, fromLedger) = await judge.StartAsync(candidate, cancellation);
            if (!fromLedger && trials++ % Canaries.Interval == 0) yield return new Started<Turn?>(NothingAfterAsync(await canaries.StartAsync(cancellation)));
            yield return new Started<Turn?>(TurnAsync(judged, fromLedger));
        }
    }

    private static async Task<Turn?> TurnAsync(Task<Judged> judging, bool fromLedger) => new Turn(await judging, fromLedger);

    private static async Task<Turn?> NothingAfterAsync(Task canary)
    {
        await canary;
        return null;
    }

    /// <summary>A candidate with its verdict; none for a canary.</summary>
    private sealed record Turn(Judged Judged, bool FromLedger);
}
