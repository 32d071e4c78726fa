using System.Collections.Concurrent;
using System.Globalization;
using InstructMix.Harness;
using InstructMix.Harness.Sandboxes;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Verification;

/// <summary>
/// Brings a candidate to its verdict: extraction, stub, ledger, sandbox. Candidates with the same code and stub share one
/// trial, whether the other is in the ledger or still runs.
/// </summary>
/// <param name="pool">Runs trials.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="options">What exercises candidates, and how.</param>
/// <param name="time">The clock that dates verdicts.</param>
public sealed class CandidateJudge(SandboxPool pool, Ledger? ledger, VerificationOptions options, TimeProvider time)
{
    private readonly PythonExtractor _extractor = new(new ExtractionOptions { Completions = options.Completions });
    private readonly StubComposer _stubs = new(options.Stub);
    private readonly LedgerKey _keys = new(pool.Options);
    private readonly ConcurrentDictionary<UInt128, Task<LedgerEntry>> _running = new();

    /// <summary>Starts to judge a candidate. Waits while all sandboxes are busy.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The verdict to come, and whether it was had without a trial of its own.</returns>
    public async ValueTask<(Task<Judged> Judged, bool Had)> StartAsync(Candidate candidate, CancellationToken cancellation)
    {
        var python = _extractor.Extract(candidate);
        if (python.Code is not { } code) return (Task.FromResult(new Judged(candidate, python, Now(NoCode(python)))), false);
        if (_stubs.Compose(candidate) is not { } stub) return (Task.FromResult(new Judged(candidate, python, Now(NoTests()))), false);
        var trial = new Trial(code, stub, options.Judge);
        var key = _keys.Of(trial);
        if (ledger?.Find(key) is { } entry) return (Task.FromResult(new Judged(candidate, python, entry)), true);
        var name = new UInt128(BitConverter.ToUInt64(key), BitConverter.ToUInt64(key, 8));
        if (_running.TryGetValue(name, out var same)) return (JoinAsync(candidate, python, same), true);
        var started = RecordAsync(key, name, await pool.StartAsync(trial, cancellation));
        _running[name] = started;
        if (started.IsCompleted) _running.TryRemove(name, out _);
        return (JoinAsync(candidate, python, started), false);
    }

    private static async Task<Judged> JoinAsync(Candidate candidate, ExtractedPython python, Task<LedgerEntry> entry) => new(candidate, python, await entry);

    private async Task<LedgerEntry> RecordAsync(byte[] key, UInt128 name, Task<Verdict> running)
    {
        try
        {
            var entry = Now(await running);
            if (ledger is not null && entry.Verdict.Outcome != Outcome.SandboxFault) await ledger.AddAsync(key, entry);
            return entry;
        }
        finally
        {
            // Without a ledger the verdict is not kept either: a later twin is run anew, as memory must not grow with the input.
            _running.TryRemove(name, out _);
        }
    }

    private LedgerEntry Now(Verdict verdict) => new(verdict, time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private Verdict NoCode(ExtractedPython python) => Unrun(Outcome.NoCode) with { Where = "candidate", Detail = python.Note ?? "the response holds no Python" };

    private Verdict NoTests() => Unrun(Outcome.Error) with { Where = "stub", Detail = "the candidate came with no tests; --stub auto makes do without" };

    private Verdict Unrun(Outcome outcome) => new() { Outcome = outcome, Stub = StubKind.Tests, Image = pool.Options.ImageId, Runner = pool.Options.Runner };
}
