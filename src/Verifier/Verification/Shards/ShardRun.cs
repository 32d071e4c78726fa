using InstructMix.Core.Files;
using InstructMix.Verifier.Judging;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>Verifies a share and writes, last of all, its manifest: a share that has one came to its end.</summary>
/// <param name="run">The run.</param>
/// <param name="settings">Its settings.</param>
/// <param name="ledger">Its ledger's name.</param>
public sealed class ShardRun(VerificationRun run, RunSettings settings, string ledger)
{
    /// <summary>Runs.</summary>
    /// <param name="options">What to do; the share is in it.</param>
    /// <param name="problems">Receives a message for each record of this share that cannot be used.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="UnusableInputException">An input or output cannot be used.</exception>
    /// <exception cref="MisjudgedCanaryException">A known trial came to a wrong outcome; nothing is written.</exception>
    /// <exception cref="Harness.Engine.EngineException">The engine cannot be used, or stopped midway.</exception>
    public async Task<VerificationSummary> RunAsync(
        VerificationOptions options, Action<InputProblem> problems, CancellationToken cancellation)
    {
        await options.ValidateAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Beside the run and not before it, as inputs may be large.
        var digests = Task.WhenAll(
            DigestedFile.OfAllAsync(options.Inputs, stop.Token), DigestedFile.OfAllAsync(options.Problems, stop.Token));
        try
        {
            var summary = await run.RunAsync(options, problems, stop.Token);
            var inputs = await digests;
            if (summary.Candidates + summary.OtherShares > 0) await WriteAsync(options, summary, inputs[0], inputs[1], stop.Token);
            return summary;
        }
        finally
        {
            await stop.CancelAsync();
            await digests.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task WriteAsync(
        VerificationOptions options, VerificationSummary summary, IReadOnlyList<DigestedFile> inputs, IReadOnlyList<DigestedFile> problems,
        CancellationToken cancellation)
    {
        var path = ShardFiles.Manifest(options.Output);
        Task<DigestedFile> DigestAsync(string file) => DigestedFile.OfAsync(file, ShardFiles.Relative(file, path), cancellation);
        await using var file = await ShardFiles.WriteAsync(
            path,
            new ShardManifest
            {
                Tool = ShardManifest.ThisTool(),
                Shard = options.Shard,
                Inputs = inputs,
                Problems = problems,
                Settings = settings,
                Summary = summary,
                Output = await DigestAsync(options.Output),
                Rejects = await DigestAsync(options.Rejects),
                Order = await DigestAsync(ShardFiles.Order(options.Output)),
                Ledger = ShardFiles.Relative(ledger, path),
            },
            cancellation);
        await file.CommitAsync();
    }
}
