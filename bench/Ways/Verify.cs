using System.Diagnostics;
using InstructMix.Bench.Measuring;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification;

namespace InstructMix.Bench.Ways;

/// <summary>
/// What <c>instructmix verify</c> does, from a file of candidates to files of kept pairs and rejects, with an empty ledger; in sandboxes that
/// are warm already, as they are for all but the first candidates of a long run.
/// </summary>
/// <param name="name">What it is called.</param>
/// <param name="description">What it does.</param>
/// <param name="boundBy">What keeps it from being faster.</param>
/// <param name="guess">A first guess of its rate.</param>
/// <param name="session">Engine and image.</param>
/// <param name="pool">The sandboxes, which other ways may use too.</param>
/// <param name="judge">Where stubs are judged.</param>
internal sealed class Verify(string name, string description, string boundBy, double guess, BenchSession session, Lazy<SandboxPool> pool, Judge judge) : IWay
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Description => description;

    /// <inheritdoc/>
    public string BoundBy => boundBy;

    /// <inheritdoc/>
    public double Guess => guess;

    /// <inheritdoc/>
    public async Task<Measurement> MeasureAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("instructmix-bench-");
        try
        {
            var input = Path.Combine(folder.FullName, "candidates.jsonl");
            await using (var file = File.Create(input))
            {
                foreach (var subject in subjects) await file.WriteAsync(CandidateJson.Line(subject.Candidate), cancellation);
            }

            if (!pool.IsValueCreated) await WarmAsync(pool.Value, cancellation);
            var options = new VerificationOptions { Inputs = [input], Output = Path.Combine(folder.FullName, "kept.jsonl"), Rejects = Path.Combine(folder.FullName, "rejects.jsonl"), Judge = judge };
            var meter = new CpuMeter(session.Engine, session.Run);
            var before = await meter.ReadAsync(cancellation);
            long start = Stopwatch.GetTimestamp();
            VerificationSummary summary;
            await using (var ledger = Ledger.Open(Path.Combine(folder.FullName, "ledger")))
                summary = await new VerificationRun([pool.Value], ledger, TimeProvider.System).RunAsync(options, p => throw new InvalidOperationException(p.ToString()), cancellation);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var cpu = await meter.ReadAsync(cancellation) - before;
            return new Measurement
            {
                Count = subjects.Count,
                Seconds = seconds,
                Passed = (int)summary.Kept,
                JudgedOutside = summary.Judged.GetValueOrDefault("outside"),
                // A container each is gone before its account can be read.
                Cpu = pool.Value.Options.TrialsPerSandbox > 1 ? cpu : null,
            };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Nothing: the sandboxes are shared, and <see cref="AllWays"/> ends them.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Waits until every sandbox has run something.</summary>
    private static async Task WarmAsync(SandboxPool pool, CancellationToken cancellation)
    {
        var trial = new Trial("import time\ntime.sleep(0.2)\n", new Stub(StubKind.Define));
        await Task.WhenAll(Enumerable.Range(0, 2 * pool.Options.Count).Select(_ => pool.RunAsync(trial, cancellation)));
    }
}
