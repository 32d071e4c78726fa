using System.Runtime.CompilerServices;
using InstructMix.Core.Pipelines;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Agreement;

/// <summary>Runs every candidate of a problem against every test of it: one trial for each differing piece of code, with a result for each test.</summary>
/// <param name="pool">Runs trials.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
/// <param name="extractor">Takes the code out of answers.</param>
internal sealed class TestMatrix(SandboxPool pool, Ledger? ledger, TimeProvider time, PythonExtractor extractor)
{
    private readonly TrialRunner _runner = new(pool, ledger, time);
    private readonly Canaries _canaries = new(pool, []);
    private int _trials;

    /// <summary>Starts problem after problem. Waits while all sandboxes are busy.</summary>
    /// <param name="problems">The problems with their candidates, in their order.</param>
    /// <param name="tests">The tests by problem.</param>
    /// <param name="cancellation">Stops the starting.</param>
    public async IAsyncEnumerable<Started<TestedProblem>> StartAllAsync(
        IEnumerable<KeyValuePair<string, List<Candidate>>> problems, IReadOnlyDictionary<string, IReadOnlyList<string>> tests,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (name, candidates) in problems)
        {
            var texts = tests.GetValueOrDefault(name) ?? [];
            var answers = new List<(Candidate Candidate, ExtractedPython Python, Task<LedgerEntry> Entry)>(candidates.Count);
            var running = new Dictionary<(string Code, string? EntryPoint), Task<LedgerEntry>>();
            var canaries = new List<Task>();
            foreach (var candidate in candidates)
            {
                var python = extractor.Extract(candidate);
                if (python.Code is not { } code || texts.Count == 0)
                {
                    answers.Add((candidate, python, Task.FromResult(_runner.Date(Unrun(python)))));
                    continue;
                }

                if (!running.TryGetValue((code, candidate.EntryPoint), out var entry))
                {
                    (entry, bool fromLedger) = await _runner.StartAsync(EachTest.Trial(code, texts, candidate.EntryPoint), cancellation);
                    running[(code, candidate.EntryPoint)] = entry;
                    if (!fromLedger && _trials++ % Canaries.Interval == 0) canaries.Add(await _canaries.StartAsync(cancellation));
                }

                answers.Add((candidate, python, entry));
            }

            yield return new Started<TestedProblem>(FinishAsync(name, answers, texts, running.Count, canaries, cancellation));
        }
    }

    private async Task<TestedProblem> FinishAsync(
        string name, List<(Candidate Candidate, ExtractedPython Python, Task<LedgerEntry> Entry)> answers, IReadOnlyList<string> tests,
        int distinct, List<Task> canaries, CancellationToken cancellation)
    {
        var tested = new List<TestedCandidate>(answers.Count);
        foreach (var (candidate, python, entry) in answers) tested.Add(new TestedCandidate(candidate, python, await entry));
        await Task.WhenAll(canaries);
        return new TestedProblem(name, tested, tests.Count, await HollowAsync(tested, tests, cancellation), distinct);
    }

    /// <summary>The results of the hollow versions of the candidate that passes most tests.</summary>
    private async Task<IReadOnlyDictionary<Hollow, string>> HollowAsync(List<TestedCandidate> tested, IReadOnlyList<string> tests,
        CancellationToken cancellation)
    {
        var best = tested.Where(c => c.Entry.Verdict.Each is not null)
            .MaxBy(c => c.Entry.Verdict.Each!.AsSpan().Count(EachTest.Passed));
        var found = new Dictionary<Hollow, string>();
        if (best is null) return found;
        var trial = EachTest.Trial(best.Python.Code!, tests, best.Candidate.EntryPoint);
        var running = new List<(Hollow Hollow, Task<LedgerEntry> Entry)>();
        foreach (var hollow in Enum.GetValues<Hollow>())
            running.Add((hollow, (await _runner.StartAsync(trial with { Hollow = hollow }, cancellation)).Entry));
        foreach (var (hollow, entry) in running)
        {
            if ((await entry).Verdict.Each is { } letters) found[hollow] = letters;
        }

        return found;
    }

    private Verdict Unrun(ExtractedPython python) => new()
    {
        Outcome = python.Code is null ? Outcome.NoCode : Outcome.Error,
        Stub = StubKind.Each,
        Where = python.Code is null ? "candidate" : "stub",
        Detail = python.Code is null ? python.Note ?? "the response holds no Python" : "its problem has no tests",
        Image = pool.Options.ImageId,
        Runner = pool.Options.Runner,
    };
}
