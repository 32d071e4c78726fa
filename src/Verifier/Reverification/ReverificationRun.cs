using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;
using InstructMix.Verifier.Verification;

namespace InstructMix.Verifier.Reverification;

/// <summary>
/// The whole of <c>instructmix reverify</c>: reads pairs, runs each on every Python side by side, finds what changed and why, and writes
/// matrix, changes and survivors in the order of the input. Either all files appear whole, or none does.
/// </summary>
/// <param name="versions">The Pythons, from the oldest.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
public sealed class ReverificationRun(IReadOnlyList<VersionTrials> versions, Ledger? ledger, TimeProvider time)
{
    /// <summary>How far reading may run ahead of the oldest pair without its verdicts.</summary>
    private const int Ahead = 4096;

    private const long BytesAhead = 256L * 1024 * 1024;

    private readonly Changes _changes = new(new Causes(Causes.Bundled()));
    private readonly Forecasts _forecasts = new(Forecasts.Bundled());

    /// <summary>The verdicts so far, over all Pythons; may be read from another thread.</summary>
    public VerificationTally Progress { get; } = new();

    /// <summary>Runs.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="problems">Receives a message for each record that cannot be used. The run goes on.</param>
    /// <param name="pairs">Receives each pair in the order of the input, for reports.</param>
    /// <param name="cancellation">Stops the run: no file is written, and the ledger has what was done.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="UnusableInputException">An input or output cannot be used.</exception>
    /// <exception cref="MisjudgedCanaryException">A known trial came to a wrong outcome; nothing is written.</exception>
    /// <exception cref="Harness.Engine.EngineException">The engine cannot be used, or stopped midway.</exception>
    public async Task<ReverificationSummary> RunAsync(
        ReverificationOptions options, Action<InputProblem> problems, Action<ReverifiedPair> pairs, CancellationToken cancellation)
    {
        await options.ValidateAsync();
        long unreadable = 0;
        void Unreadable(InputProblem problem)
        {
            unreadable++;
            problems(problem);
        }

        var reader = new CandidateReader(
            options.Problems.Count > 0 ? await ProblemSet.ReadAsync(options.Problems, cancellation) : null,
            "name the file of the benchmark's problems with --problems FILE", problems);
        var tally = new ReverificationTally([.. versions.Select(v => v.Python.ToString())]);
        await using var folder = ReverificationFolder.Create(options.Folder);
        await Task.WhenAll(versions.Select(v => v.ProveWarmAsync(options.Warm, cancellation)));
        try
        {
            var started = StartAllAsync(reader, options, Unreadable, CancellationToken.None);
            await foreach (var pair in OrderedPipeline.ResultsAsync(started, Ahead, cancellation))
            {
                foreach (var version in versions.Where(v => v.Trust.IsFaulted)) await version.Trust;
                await folder.WriteAsync(pair, cancellation);
                tally.Count(pair);
                pairs(pair);
            }

            foreach (var version in versions) await version.Trust.WaitAsync(cancellation);
        }
        catch (MisjudgedCanaryException) when (ledger is not null)
        {
            await ledger.ForgetSessionAsync();
            throw;
        }

        var summary = tally.Summary(unreadable, reader.Renamed, Progress.Summary().FromLedger, versions.Sum(v => v.Faults));
        // Without a single pair there is nothing to replace the files of an earlier run with.
        if (summary.Pairs + summary.PassedThrough > 0) await folder.CommitAsync();
        return summary;
    }

    private async IAsyncEnumerable<Started<ReverifiedPair>> StartAllAsync(
        CandidateReader reader, ReverificationOptions options, Action<InputProblem> unreadable,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var budget = new ByteBudget(BytesAhead);
        var extractor = new PythonExtractor(new ExtractionOptions { Completions = options.Completions });
        var warm = new WarmModules(options.Warm);
        await foreach (var record in reader.ReadAsync(options.Inputs, cancellation))
        {
            if (record.Value is not { } candidate)
            {
                unreadable(record.Problem!);
                continue;
            }

            var held = await budget.TakeAsync(2L * (candidate.Instruction.Length + candidate.Response.Length), cancellation);
            yield return new Started<ReverifiedPair>(await StartAsync(candidate, extractor, warm, options, cancellation), held);
        }
    }

    /// <summary>Starts a pair on every Python. Waits while all sandboxes are busy.</summary>
    private async ValueTask<Task<ReverifiedPair>> StartAsync(
        Candidate candidate, PythonExtractor extractor, WarmModules warm, ReverificationOptions options, CancellationToken cancellation)
    {
        // Only the Python of a mix is run; its other pairs survive as they are.
        if (candidate is { IsMixed: true, Source: not "python_code" })
            return Task.FromResult(new ReverifiedPair(candidate, null, null, [], [], [], Kept: true));
        var python = extractor.Extract(candidate);
        if (python.Code is not { } code)
            return Task.FromResult(Unrun(candidate, python, null, Outcome.NoCode, "candidate", python.Note
                ?? "the response holds no Python", options));
        var composer = StubComposer.AsKept(candidate);
        if (composer.Fault(candidate, code) is { } fault)
            return Task.FromResult(Unrun(candidate, python, null, Outcome.Error, "stub", fault, options));
        if (composer.Compose(candidate, code) is not { } stub)
            return Task.FromResult(Unrun(candidate, python, null, Outcome.Error, "stub",
                "the pair was kept with tests and comes without them", options));
        var trial = new Trial(code, stub, options.Judge) { Warm = warm.Of(code) };
        var running = new List<Task<LedgerEntry>>(versions.Count);
        foreach (var version in versions) running.Add(await StartAsync(version, trial, 0, cancellation));
        return JudgeAsync(candidate, python, trial, running, options, cancellation);
    }

    private async Task<ReverifiedPair> JudgeAsync(
        Candidate candidate, ExtractedPython python, Trial trial, List<Task<LedgerEntry>> running, ReverificationOptions options,
        CancellationToken cancellation)
    {
        var entries = await Task.WhenAll(running);
        VersionCell[] cells = [.. entries.Select((e, i) => new VersionCell(versions[i].Python, e))];
        VersionCell[] first = [.. cells];
        if (Changes.Suspects(candidate, cells) is { Count: > 0 } suspects && options.Repeat > 1)
        {
            await RepeatAsync(suspects);
            // Where one Python gives several outcomes, those of the others are doubtful, too.
            if (suspects.Any(i => cells[i].Verdict.Outcome == Outcome.Flaky))
                await RepeatAsync(Enumerable.Range(0, cells.Length).Except(suspects));
        }

        foreach (var cell in cells) Progress.Count(cell.Verdict);
        return Of(candidate, python, trial.Stub, first, cells, options);

        Task RepeatAsync(IEnumerable<int> indices) => Task.WhenAll(indices.ToList().Select(async i =>
        {
            var verdicts = new List<LedgerEntry> { entries[i] };
            // Such a trial ran twice already, and takes just as long again.
            int runs = entries[i].Verdict.Outcome is Outcome.Timeout or Outcome.MemoryLimit or Outcome.Crashed
                ? Math.Min(2, options.Repeat)
                : options.Repeat;
            var more = new List<Task<LedgerEntry>>(runs);
            for (int seed = 1; seed < runs; seed++) more.Add(await StartAsync(versions[i], trial, seed, cancellation));
            verdicts.AddRange(await Task.WhenAll(more));
            cells[i] = new VersionCell(versions[i].Python, Repetitions.Agree(verdicts));
        }));
    }

    private async ValueTask<Task<LedgerEntry>> StartAsync(VersionTrials version, Trial trial, int seed, CancellationToken cancellation)
    {
        var (entry, had) = await version.StartAsync(trial, seed, ledger, time, cancellation);
        if (had && seed == 0) Progress.CountFromLedger();
        return entry;
    }

    private ReverifiedPair Unrun(
        Candidate candidate, ExtractedPython python, Stub? stub, Outcome outcome, string where, string detail,
        ReverificationOptions options)
    {
        var at = time.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        VersionCell[] cells = [.. versions.Select(v =>
            new VersionCell(v.Python, new LedgerEntry(v.Unrun(outcome) with { Where = where, Detail = detail }, at)))];
        foreach (var cell in cells) Progress.Count(cell.Verdict);
        return Of(candidate, python, stub, cells, cells, options);
    }

    private ReverifiedPair Of(
        Candidate candidate, ExtractedPython python, Stub? stub, VersionCell[] first, VersionCell[] cells, ReverificationOptions options)
    {
        bool kept = options.Keep switch
        {
            Keep.All => cells.All(c => c.Verdict.Outcome.IsKept()),
            Keep.Any => cells.Any(c => c.Verdict.Outcome.IsKept()),
            Keep.Latest => cells[^1].Verdict.Outcome.IsKept(),
            _ => throw new InvalidOperationException($"it is not known which pairs {options.Keep} keeps"),
        };
        return new ReverifiedPair(
            candidate, python, stub, cells, _changes.Of(candidate, python.Code ?? "", first, cells), _forecasts.Of(cells), kept);
    }
}
