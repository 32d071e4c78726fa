using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Generation;
using InstructMix.Generation.Testing;
using InstructMix.Harness;
using InstructMix.Harness.Pool;
using InstructMix.Mixer.Text;
using InstructMix.Verifier.Agreement;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Generating;

/// <summary>Judges a model's answers in sandboxes, as <c>verify</c> and <c>agree</c> do.</summary>
/// <param name="pools">Run trials.</param>
/// <param name="ledger">Remembers verdicts.</param>
/// <param name="options">How answers are judged.</param>
/// <param name="minMargin">How far the best group of a request's answers must be ahead of the next.</param>
/// <param name="time">The clock that dates verdicts.</param>
internal sealed class SandboxJudge(IReadOnlyList<SandboxPool> pools, Ledger ledger, VerificationOptions options, double minMargin,
    TimeProvider time) : IAnswerJudge, IDisposable
{
    /// <summary>Of fewer answers nobody can say that they agree.</summary>
    private const int LeastAnswers = 2;

    /// <summary>A group that passes a smaller part of its request's tests agrees on little: where no answer is right, the wrong ones are a best group as well.</summary>
    private const double LeastTests = 0.5;

    private readonly CandidateJudge _judge = new(pools, ledger, options, time);
    private readonly Canaries _canaries = new(pools[0], options.Warm);

    // Trials are started by one at a time: who waits for a sandbox waits in the order of arrival.
    private readonly SemaphoreSlim _turn = new(1);
    private long _trials;

    /// <inheritdoc/>
    public async Task<KeptPair> JudgeAsync(Candidate candidate, CancellationToken cancellation)
    {
        Task<Judged> judging;
        Task canary = Task.CompletedTask;
        await _turn.WaitAsync(cancellation);
        try
        {
            (judging, bool fromLedger) = await _judge.StartAsync(candidate, cancellation);
            if (!fromLedger && _trials++ % Canaries.Interval == 0) canary = await _canaries.StartAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }

        var judged = await judging.WaitAsync(cancellation);
        await canary.WaitAsync(cancellation);
        return judged.ToPair();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeptPair>> AgreeAsync(
        IReadOnlyList<Candidate> answers, IReadOnlyDictionary<string, IReadOnlyList<string>> tests, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("instructmix-agree-");
        try
        {
            string Of(string name) => Path.Combine(folder.FullName, name);
            await WriteAsync(Of("candidates.jsonl"), answers.Select(CandidateJson.Line), cancellation);
            var asked = answers.Select(ProblemName.Of).Distinct(StringComparer.Ordinal);
            await WriteAsync(Of("tests.jsonl"), asked.Where(tests.ContainsKey)
                .Select(r => ModelTestLines.Line(new ModelTests { Request = r, Tests = tests[r] })), cancellation);
            var files = new AgreementOptions
            {
                Inputs = [Of("candidates.jsonl")],
                Tests = [Of("tests.jsonl")],
                Output = Of("agreed.jsonl"),
                Rejects = Of("others.jsonl"),
                MinMargin = minMargin,
            };
            // What the files hold was written here, so there is nothing about them that a user should know.
            await new AgreementRun(pools[0], ledger, time, FoldedDigest.Of).RunAsync(files, _ => { }, cancellation);
            var pairs = new Dictionary<string, KeptPair>(StringComparer.Ordinal);
            foreach (string file in new[] { files.Output, files.Rejects })
                await foreach (var line in LineReader.ReadAsync(file, cancellation)) Add(pairs, line.Value!, tests);
            return [.. answers.Select(a => pairs[a.Id])];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <inheritdoc/>
    public ulong Fold(string code) => FoldedDigest.Of(code);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static void Add(Dictionary<string, KeptPair> pairs, byte[] line, IReadOnlyDictionary<string, IReadOnlyList<string>> tests)
    {
        using var record = JsonDocument.Parse(line);
        var candidate = record.Deserialize(CandidateJson.Default.Candidate)!;
        var verification = record.RootElement.GetProperty("verification").Deserialize(CandidateJson.Default.Verification)!;
        pairs[candidate.Id] = new KeptPair(candidate,
            OnlyTheBest(verification, tests.GetValueOrDefault(ProblemName.Of(candidate), []).Count));
    }

    /// <summary>Of a request's groups only the best is kept, and none that is an answer alone, or passes few of the tests.</summary>
    private static Verification OnlyTheBest(Verification verification, int tests)
    {
        if (verification is not { Outcome: Outcome.Passed, Agreement: { } agreement }) return verification;
        // Ranks go through the groups one after the other, so those of the best are no higher than it has answers.
        string? lack = agreement.Candidates < LeastAnswers ? "no other answer passes the same tests"
            : agreement.Rank > agreement.Candidates ? "more answers agree on other results"
            : agreement.Tests < LeastTests * tests ? $"its group passes {agreement.Tests} of {tests} tests, less than half"
            : null;
        return lack is null ? verification
            : verification with { Outcome = Outcome.Failed, Level = Level.Defined, Where = "stub", Detail = lack };
    }

    private static async Task WriteAsync(string path, IEnumerable<byte[]> lines, CancellationToken cancellation)
    {
        await using var file = AtomicFile.Create(path);
        foreach (var line in lines) await file.WriteAsync(line, cancellation);
        await file.CommitAsync();
    }
}
