using System.Globalization;
using InstructMix.Bench.Measuring;
using InstructMix.Bench.Ways;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Bench.Cases;

/// <summary>
/// <c>verify</c> where the ledger has every verdict. The ledger is filled here, with a verdict that a sandbox gave for the first
/// of the candidates, under the keys of all of them: running them would take the bench an hour and give the same file.
/// </summary>
/// <param name="session">Engine and image.</param>
/// <param name="set">The candidates.</param>
internal sealed class LedgerCase(BenchSession session, SubjectSet set)
{
    private const int Count = 1_000_000;

    /// <summary>Measures.</summary>
    public async Task<IReadOnlyList<CaseRow>> MeasureAsync(string folder, CancellationToken cancellation)
    {
        var input = Path.Combine(folder, "candidates.jsonl");
        var ledger = Path.Combine(folder, "ledger");
        await WriteAsync(input, ledger, cancellation);
        var runs = new List<ProgramRun>();
        for (int round = 0; round < session.Settings.Rounds; round++)
        {
            var run = await InstructMixProgram.RunAsync(["verify", input, "--output", Path.Combine(folder, "kept.jsonl"), "--ledger", ledger, "--json"], cancellation);
            if (run.ExitCode != 0 || !run.Output.Contains(string.Create(CultureInfo.InvariantCulture, $"\"from_ledger\": {Count}"), StringComparison.Ordinal))
                throw new InvalidOperationException($"the run from the ledger: exit code {run.ExitCode}, {run.Output} {run.Error}");
            runs.Add(run);
        }

        var rate = Spread.Of(runs.Select(r => Count / r.Seconds));
        return [new CaseRow("from the ledger", rate.Median, rate.Least, rate.Most, "a second", ">= 50,000", "reading JSON, taking the code out, hashing, SQLite, writing JSON",
            string.Create(CultureInfo.InvariantCulture, $"{Count:N0} candidates, the whole command; {Spread.Of(runs.Select(r => r.CpuSeconds)).Median:0.0} CPU s, {runs.Max(r => r.PeakBytes) >> 20} MiB"))];
    }

    private async Task WriteAsync(string input, string ledgerPath, CancellationToken cancellation)
    {
        await using var pool = new SandboxPool(session.Engine, session.Sandboxes with { Count = 1 });
        var keys = new LedgerKey(session.Sandboxes);
        var stubs = new StubComposer(StubChoice.Auto);
        var extractor = new PythonExtractor(new ExtractionOptions());
        await using var file = new FileStream(input, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        await using var ledger = Ledger.Open(ledgerPath);
        LedgerEntry? entry = null;
        foreach (var (candidate, _) in set.Take(0, Count))
        {
            var answer = candidate with { Code = null, Response = $"Here it is:\n\n```python\n{candidate.Code}```\n" };
            var trial = new Trial(extractor.Extract(answer).Code!, stubs.Compose(answer)!);
            entry ??= new LedgerEntry(await pool.RunAsync(trial, cancellation), "2026-01-01");
            await ledger.AddAsync(keys.Of(trial), entry);
            await file.WriteAsync(CandidateJson.Line(answer), cancellation);
        }
    }
}
