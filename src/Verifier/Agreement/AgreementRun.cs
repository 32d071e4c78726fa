using System.Globalization;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Agreement;

/// <summary>
/// The whole of <c>instructmix agree</c>: every candidate of a problem against every test that a model wrote for it. Candidates that pass the same tests are a group,
/// and the group with most candidates and tests comes first. Either both files appear whole, or neither does.
/// </summary>
/// <param name="pool">Runs trials.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
/// <param name="fold">The digest of a program whose names and layout do not count: equal programs have the same.</param>
public sealed class AgreementRun(SandboxPool pool, Ledger? ledger, TimeProvider time, Func<string, ulong> fold)
{
    /// <summary>How many problems may be under way before the oldest is done: so many that one whose answers never end does not leave a core idle.</summary>
    private const int Ahead = 64;

    private readonly AnswerGroups _groups = new(fold);

    /// <summary>The counts so far.</summary>
    public AgreementSummary Summary { get; private set; } = new();

    /// <summary>Runs.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="problems">Receives a message for each record that cannot be used. The run goes on.</param>
    /// <param name="cancellation">Stops the run: neither file is written, and the ledger has what was done.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="UnusableInputException">An input or output cannot be used.</exception>
    /// <exception cref="MisjudgedCanaryException">A known trial came to a wrong outcome; nothing is written.</exception>
    public async Task<AgreementSummary> RunAsync(AgreementOptions options, Action<InputProblem> problems, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var tests = await ModelTestsReader.ReadAsync(options.Tests, problems, cancellation);
        var candidates = await ReadAsync(options.Inputs, problems, cancellation);
        foreach (string name in tests.Keys.Where(n => !candidates.ContainsKey(n)).Take(1))
            problems(new InputProblem(options.Tests[0], 0, $"there is no candidate for the request \"{name}\" and {tests.Keys.Count(n => !candidates.ContainsKey(n)) - 1:N0} others", "nothing to do, unless their ids are written in another way: a candidate's problem is meta.request, else its id up to the last slash"));
        if (Summary.Candidates == 0) return Summary;

        await using var kept = AtomicFile.Create(options.Output);
        await using var rejects = AtomicFile.Create(options.Rejects);
        var matrix = new TestMatrix(pool, ledger, time, new PythonExtractor(new ExtractionOptions { Completions = options.Completions }));
        try
        {
            await foreach (var problem in OrderedPipeline.ResultsAsync(matrix.StartAllAsync(candidates, tests, CancellationToken.None),
                Ahead, cancellation))
                await WriteAsync(problem, options, kept, rejects, cancellation);
        }
        catch (MisjudgedCanaryException) when (ledger is not null)
        {
            await ledger.ForgetSessionAsync();
            throw;
        }

        await rejects.FinishAsync();
        await kept.FinishAsync();
        await rejects.CommitAsync();
        await kept.CommitAsync();
        return Summary;
    }

    private async Task<OrderedDictionary<string, List<Candidate>>> ReadAsync(
        IReadOnlyList<string> inputs, Action<InputProblem> problems, CancellationToken cancellation)
    {
        var found = new OrderedDictionary<string, List<Candidate>>(StringComparer.Ordinal);
        await foreach (var record in new CandidateReader().ReadAsync(inputs, cancellation))
        {
            if (record.Value is not { } candidate)
            {
                Summary = Summary with { Unreadable = Summary.Unreadable + 1 };
                problems(record.Problem!);
                continue;
            }

            string name = ProblemName.Of(candidate);
            if (!found.TryGetValue(name, out var of)) found[name] = of = [];
            of.Add(candidate);
            Summary = Summary with { Candidates = Summary.Candidates + 1 };
        }

        return found;
    }

    private async Task WriteAsync(TestedProblem problem, AgreementOptions options, AtomicFile kept, AtomicFile rejects,
        CancellationToken cancellation)
    {
        var counted = AnswerGroups.Counted(problem);
        var groups = _groups.Of(problem, counted);
        double? margin = groups.Count > 1 ? Math.Round((double)groups[0].Score / groups[1].Score, 2) : null;
        string? why = groups.Count > 0 ? Objection(groups[0], margin, options.MinMargin) : null;
        int rank = 0;
        foreach (var group in groups)
        {
            foreach (var member in group.Members)
            {
                var evidence = new AgreementEvidence(group.Tests, group.Members.Count, group.Score, margin, ++rank);
                var entry = why is null ? Agreed(member.Entry) : Dropped(member.Entry, why);
                await (why is null ? kept : rejects).WriteAsync(Line(member with { Entry = entry }, evidence), cancellation);
            }
        }

        if (groups.Count == 0) await WriteUnprovenAsync(problem, rejects, cancellation);
        else await WriteOthersAsync(problem, groups, rejects, cancellation);
        Count(problem, counted.Count, why is null ? rank : 0);
    }

    /// <summary>Why a problem is dropped, although some of its answers agree; null where it is not.</summary>
    private static string? Objection(AnswerGroup best, double? margin, double? least) =>
        !best.IsProven ? "the best group of its problem passes no test that a version of it with nothing inside does not pass as well"
        : least is { } asked && margin < asked
            ? string.Create(CultureInfo.InvariantCulture, $"the best group of its problem has {margin} times the score of the next; --min-margin asks for {asked}")
        : null;

    /// <summary>The candidates of a problem in which no test counts. None is kept; those that may be right have an order all the same, for whoever wants one.</summary>
    private async Task WriteUnprovenAsync(TestedProblem problem, AtomicFile rejects, CancellationToken cancellation)
    {
        const string Why = "no test of its problem counts: none is passed by an answer and not by one that returns nothing";
        bool IsRanked(TestedCandidate c) => c.Entry.Verdict.Each is not null || (problem.Tests == 0 && c.Python.Code is not null);
        var ranked = _groups.Order([.. problem.Candidates.Where(IsRanked)]);
        int rank = 0;
        foreach (var candidate in ranked)
        {
            var entry = problem.Tests == 0 ? candidate.Entry : Dropped(candidate.Entry, Why);
            await rejects.WriteAsync(Line(candidate with { Entry = entry }, new AgreementEvidence(0, ranked.Count, 0, null, ++rank)),
                cancellation);
        }

        foreach (var candidate in problem.Candidates.Where(c => !IsRanked(c)))
            await rejects.WriteAsync(Line(candidate, null), cancellation);
    }

    private static async Task WriteOthersAsync(TestedProblem problem, IReadOnlyList<AnswerGroup> groups, AtomicFile rejects,
        CancellationToken cancellation)
    {
        var grouped = groups.SelectMany(g => g.Members).ToHashSet<TestedCandidate>(ReferenceEqualityComparer.Instance);
        foreach (var candidate in problem.Candidates.Where(c => !grouped.Contains(c)))
        {
            var entry = candidate.Entry.Verdict.Each is null ? candidate.Entry : Dropped(candidate.Entry, "it passes no test that counts");
            await rejects.WriteAsync(Line(candidate with { Entry = entry }, null), cancellation);
        }
    }

    private void Count(TestedProblem problem, int counted, int kept) => Summary = Summary with
    {
        Problems = Summary.Problems + 1,
        Agreed = Summary.Agreed + (kept > 0 ? 1 : 0),
        WithoutTests = Summary.WithoutTests + (problem.Tests == 0 ? 1 : 0),
        Distinct = Summary.Distinct + problem.Distinct,
        Tests = Summary.Tests + problem.Tests,
        TestsThatCount = Summary.TestsThatCount + counted,
        Kept = Summary.Kept + kept,
        Rejected = Summary.Rejected + problem.Candidates.Count - kept,
        Undecided = Summary.Undecided + problem.Candidates.Count(c => c.Entry.Verdict.Outcome.IsMachineFault()),
    };

    private static LedgerEntry Agreed(LedgerEntry entry) => entry with
    {
        Verdict = entry.Verdict with { Outcome = Outcome.Passed, Level = Level.Agreed, Where = null, Detail = null, Tests = null },
    };

    private static LedgerEntry Dropped(LedgerEntry entry, string why) => entry with
    {
        Verdict = entry.Verdict with { Outcome = Outcome.Failed, Level = Level.Defined, Where = "stub", Detail = why },
    };

    private static byte[] Line(TestedCandidate tested, AgreementEvidence? evidence)
    {
        var pair = new Judged(tested.Candidate, tested.Python, tested.Entry).ToPair();
        return CandidateJson.Line(pair with { Verification = pair.Verification with { Agreement = evidence } });
    }
}
