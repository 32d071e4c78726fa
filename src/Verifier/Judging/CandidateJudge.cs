using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;
using InstructMix.Verifier.Verification;

namespace InstructMix.Verifier.Judging;

/// <summary>Judges a candidate: extraction, stub, trial; where the user wants it, also repetitions and the proof that the stub can fail.</summary>
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

    /// <summary>Does what needs no sandbox: takes the code out, composes the stub, and asks the ledger. May be called from several threads at a time.</summary>
    /// <param name="candidate">The candidate.</param>
    public Prepared Prepare(Candidate candidate)
    {
        var python = _extractor.Extract(candidate);
        if (python.Code is not { } code)
            return new Prepared(candidate, python) { Judged = new Judged(candidate, python, _runners[0].Date(NoCode(python))) };
        if (_stubs.Fault(candidate, code) is { } fault)
            return new Prepared(candidate, python) { Judged = new Judged(candidate, python, _runners[0].Date(Unusable(fault))) };
        if (_stubs.Compose(candidate, code) is not { } stub)
            return new Prepared(candidate, python) { Judged = new Judged(candidate, python, _runners[0].Date(NoTests())) };
        var trial = new Trial(code, stub, options.Judge) { Warm = _warm.Of(code) };
        var keys = Array.ConvertAll(_runners, r => r.KeyOf(trial));
        var prepared = new Prepared(candidate, python) { Trial = trial, Keys = keys };
        var entries = new List<LedgerEntry>(keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            if (_runners[i].Find(keys[i]) is not { } entry) return prepared;
            entries.Add(entry);
        }

        var agreed = Repetitions.Agree(entries);
        return IsToBeProved(agreed) ? prepared
            : prepared with { Judged = new Judged(candidate, python, Enough(agreed)), FromLedger = true };
    }

    /// <summary>Starts to judge a candidate. Waits while all sandboxes are busy.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The verdict, when it is there, and whether it needed no trial of its own.</returns>
    public ValueTask<(Task<Judged> Judged, bool FromLedger)> StartAsync(Candidate candidate, CancellationToken cancellation) =>
        StartAsync(Prepare(candidate), cancellation);

    /// <summary>Starts to judge a candidate that was prepared. Waits while all sandboxes are busy.</summary>
    /// <param name="prepared">The candidate.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>The verdict, when it is there, and whether it needed no trial of its own.</returns>
    public async ValueTask<(Task<Judged> Judged, bool FromLedger)> StartAsync(Prepared prepared, CancellationToken cancellation)
    {
        if (prepared.Judged is { } judged) return (Task.FromResult(judged), prepared.FromLedger);
        var trial = prepared.Trial!;
        var runs = new List<Task<LedgerEntry>>(_runners.Length);
        bool fromLedger = true;
        for (int i = 0; i < _runners.Length; i++)
        {
            // The ledger is asked again: another candidate with the same code may have been judged meanwhile.
            var (entry, isFromLedger) = await _runners[i].StartAsync(trial, prepared.Keys[i], cancellation);
            runs.Add(entry);
            fromLedger &= isFromLedger;
        }

        return (FinishAsync(prepared.Candidate, prepared.Python, trial, runs, cancellation), fromLedger);
    }

    /// <summary>Whether the verdict came from another candidate of this run with the same code and stub.</summary>
    /// <param name="prepared">The candidate.</param>
    public bool IsTwin(Prepared prepared) => prepared.Keys.Count > 0 && _runners[0].Ran(prepared.Keys[0]);

    /// <summary>The verdict; one that passed without enough having been proved does not count as passed.</summary>
    private LedgerEntry Enough(LedgerEntry entry) =>
        entry.Verdict is { Outcome: Outcome.Passed } verdict && verdict.Level < options.MinLevel
        ? entry with
        {
            Verdict = verdict with
            {
                Outcome = Outcome.Unproved,
                Where = "stub",
                Detail = $"it passed, and was only {verdict.Level.Word()}; --min-level asks for {options.MinLevel.Word()}",
            },
        }
        : entry;

    private bool IsToBeProved(LedgerEntry entry) => options.ProveStubs && entry.Verdict is { Outcome: Outcome.Passed, Level: Level.Tested };

    private async Task<Judged> FinishAsync(
        Candidate candidate, ExtractedPython python, Trial trial, List<Task<LedgerEntry>> runs, CancellationToken cancellation)
    {
        var entries = await Task.WhenAll(runs);
        var entry = Repetitions.Agree(entries);
        if (IsToBeProved(entry)) entry = await ProveAsync(trial, entry, cancellation);
        return new Judged(candidate, python, Enough(entry));
    }

    /// <summary>Runs the stub against hollow versions of the candidate; where one of them passes, the stub proves nothing.</summary>
    private async Task<LedgerEntry> ProveAsync(Trial trial, LedgerEntry passed, CancellationToken cancellation)
    {
        foreach (var hollow in Enum.GetValues<Hollow>())
        {
            var (running, _) = await _runners[0].StartAsync(trial with { Hollow = hollow }, cancellation);
            if (!(await running).Verdict.Outcome.IsKept()) continue;
            var what = hollow switch
            {
                Hollow.None => "return None",
                Hollow.Constant => "return a constant",
                Hollow.Argument => "return their first argument",
                _ => throw new InvalidOperationException($"the hollow version {hollow} has no words for people"),
            };
            return passed with
            {
                Verdict = passed.Verdict with
                {
                    Outcome = Outcome.Vacuous,
                    Where = "stub",
                    Detail = $"the stub also passes a candidate whose functions {what}",
                },
            };
        }

        return passed;
    }

    private Verdict NoCode(ExtractedPython python) => Unrun(Outcome.NoCode) with
    {
        Where = "candidate",
        Detail = python.Note ?? "the response holds no Python",
    };

    private Verdict NoTests() => Unrun(Outcome.Error) with
    {
        Where = "stub",
        Detail = "the candidate came with no tests; --stub auto makes do without",
    };

    private Verdict Unusable(string why) => Unrun(Outcome.Error) with { Where = "stub", Detail = why };

    private Verdict Unrun(Outcome outcome) =>
        new() { Outcome = outcome, Stub = StubKind.Tests, Image = pools[0].Options.ImageId, Runner = pools[0].Options.Runner };
}
