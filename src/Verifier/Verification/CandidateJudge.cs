using InstructMix.Harness;
using InstructMix.Harness.Sandboxes;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Verification;

/// <summary>Brings a candidate to its verdict: extraction, stub, trial; where asked for, repetitions and the proof that the stub can fail.</summary>
/// <param name="pools">Run trials: one pool, or one for each repetition.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="options">What exercises candidates, and how.</param>
/// <param name="time">The clock that dates verdicts.</param>
public sealed class CandidateJudge(IReadOnlyList<SandboxPool> pools, Ledger? ledger, VerificationOptions options, TimeProvider time)
{
    private readonly PythonExtractor _extractor = new(new ExtractionOptions { Completions = options.Completions });
    private readonly StubComposer _stubs = new(options.Stub);
    private readonly WarmModules _warm = new(options.Warm);
    private readonly TrialRunner[] _runners = [.. pools.Select(p => new TrialRunner(p, ledger, time))];

    /// <summary>Starts to judge a candidate. Waits while all sandboxes are busy.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The verdict to come, and whether it was had without a trial of its own.</returns>
    public async ValueTask<(Task<Judged> Judged, bool Had)> StartAsync(Candidate candidate, CancellationToken cancellation)
    {
        var python = _extractor.Extract(candidate);
        if (python.Code is not { } code) return (Task.FromResult(new Judged(candidate, python, _runners[0].Date(NoCode(python)))), false);
        if (_stubs.Compose(candidate) is not { } stub) return (Task.FromResult(new Judged(candidate, python, _runners[0].Date(NoTests()))), false);
        var trial = new Trial(code, stub, options.Judge) { Warm = _warm.Of(code) };
        var runs = new List<Task<LedgerEntry>>(_runners.Length);
        bool had = true;
        foreach (var runner in _runners)
        {
            var (entry, wasHad) = await runner.StartAsync(trial, cancellation);
            runs.Add(entry);
            had &= wasHad;
        }

        return (FinishAsync(candidate, python, trial, runs, cancellation), had);
    }

    private async Task<Judged> FinishAsync(Candidate candidate, ExtractedPython python, Trial trial, List<Task<LedgerEntry>> runs, CancellationToken cancellation)
    {
        var entries = await Task.WhenAll(runs);
        var entry = Repetitions.Agree(entries);
        if (options.ProveStubs && entry.Verdict is { Outcome: Outcome.Passed, Level: Level.Tested }) entry = await ProveAsync(trial, entry, cancellation);
        return new Judged(candidate, python, entry);
    }

    /// <summary>Runs the stub against hollow versions of the candidate; where one of them passes, the stub proves nothing.</summary>
    private async Task<LedgerEntry> ProveAsync(Trial trial, LedgerEntry passed, CancellationToken cancellation)
    {
        foreach (var hollow in Enum.GetValues<Hollow>())
        {
            var (running, _) = await _runners[0].StartAsync(trial with { Hollow = hollow }, cancellation);
            if ((await running).Verdict.Outcome != Outcome.Passed) continue;
            var what = hollow switch
            {
                Hollow.None => "return None",
                Hollow.Constant => "return a constant",
                _ => "return their first argument",
            };
            return passed with { Verdict = passed.Verdict with { Outcome = Outcome.Vacuous, Where = "stub", Detail = $"the stub also passes a candidate whose functions {what}" } };
        }

        return passed;
    }

    private Verdict NoCode(ExtractedPython python) => Unrun(Outcome.NoCode) with { Where = "candidate", Detail = python.Note ?? "the response holds no Python" };

    private Verdict NoTests() => Unrun(Outcome.Error) with { Where = "stub", Detail = "the candidate came with no tests; --stub auto makes do without" };

    private Verdict Unrun(Outcome outcome) => new() { Outcome = outcome, Stub = StubKind.Tests, Image = pools[0].Options.ImageId, Runner = pools[0].Options.Runner };
}
