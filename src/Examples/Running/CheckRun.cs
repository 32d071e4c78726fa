using System.Runtime.CompilerServices;
using InstructMix.Core.Files;
using InstructMix.Core.Pipelines;
using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;
using InstructMix.Harness.Sessions;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification;

namespace InstructMix.Examples.Running;

/// <summary>Checks pages and files of candidates on all Pythons, side by side, and gives the results in the order of the input.</summary>
/// <param name="pythons">Run trials, each on its Python.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="time">The clock that dates verdicts.</param>
/// <param name="companions">What the examples of pages find in their folder; null for nothing.</param>
public sealed class CheckRun(
    IReadOnlyList<PythonSandboxes> pythons, Ledger? ledger, TimeProvider time, Companions? companions = null)
{
    private const int Ahead = 512;

    private readonly IReadOnlyList<PageRunner> _pages = [.. pythons.Select(p =>
        new PageRunner(p.Python, new TrialRunner(p.Pool(0), ledger, time), companions ?? Companions.None))];

    /// <summary>How many trials pages have at first: one for each namespace.</summary>
    /// <param name="pages">The pages.</param>
    public static int TrialsOf(IEnumerable<Page> pages) => pages.Sum(p => PageNamespaces.Of(p).Count());

    /// <summary>Checks a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="changed">The lines whose examples are checked; null for all.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <returns>Its examples in their order, each on every Python.</returns>
    public async Task<IReadOnlyList<ExampleResult>> CheckAsync(Page page, ChangedLines? changed, CancellationToken cancellation)
    {
        var runs = await Task.WhenAll(_pages.Select(p => p.CheckAsync(page, page.IsTouched ? null : changed, cancellation)));
        return [.. runs.SelectMany(r => r).OrderBy(c => c.Line)];
    }

    /// <summary>Checks pages, and candidates in files of data.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="data">The files of candidates.</param>
    /// <param name="changed">The lines whose examples are checked; null for all.</param>
    /// <param name="problems">Receives a message for each record that cannot be read. The run goes on.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="MisjudgedCanaryException">A known trial came to a wrong outcome.</exception>
    /// <exception cref="Harness.Engine.EngineException">The engine cannot be used, or stopped midway.</exception>
    public async IAsyncEnumerable<ExampleResult> RunAsync(
        IReadOnlyList<Page> pages, IReadOnlyList<string> data, ChangedLines? changed, Action<InputProblem> problems,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var started = StartAllAsync(pages, data, changed, problems, CancellationToken.None);
        await foreach (var examples in OrderedPipeline.ResultsAsync(started, Ahead, cancellation))
            foreach (var example in examples) yield return example;
    }

    private async IAsyncEnumerable<Started<IReadOnlyList<ExampleResult>>> StartAllAsync(
        IReadOnlyList<Page> pages, IReadOnlyList<string> data, ChangedLines? changed, Action<InputProblem> problems,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Beside the first pages, and told before them: the pipeline gives results in their order.
        yield return new Started<IReadOnlyList<ExampleResult>>(CanariesAsync(cancellation));
        foreach (var page in pages) yield return new Started<IReadOnlyList<ExampleResult>>(CheckAsync(page, changed, cancellation));
        // The names of outputs are asked for and not used: only judging is borrowed from `verify`.
        var options = new VerificationOptions { Inputs = data, Output = "", Rejects = "" };
        var judges = pythons.Select(p => new RecordRunner(p.Python, new CandidateJudge([p.Pool(0)], ledger, options, time))).ToList();
        await foreach (var reading in new CandidateReader().ReadAsync(data, cancellation))
        {
            if (reading.Problem is { } problem) problems(problem);
            if (reading.Value is not { } candidate || changed?.Touch(reading.File, reading.Line, reading.Line) == false) continue;
            var started = new List<Task<ExampleResult>>(judges.Count);
            foreach (var judge in judges) started.Add(await judge.StartAsync(reading.File, (int)reading.Line, candidate, cancellation));
            yield return new Started<IReadOnlyList<ExampleResult>>(AllAsync(started));
        }
    }

    /// <summary>Runs a canary on each Python. Where one is misjudged, no verdict of this run is told or remembered.</summary>
    private async Task<IReadOnlyList<ExampleResult>> CanariesAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(pythons.Select(async p => await await new Canaries(p.Pool(0), []).StartAsync(cancellation)));
            return [];
        }
        catch (MisjudgedCanaryException) when (ledger is not null)
        {
            await ledger.ForgetSessionAsync();
            throw;
        }
    }

    private static async Task<IReadOnlyList<ExampleResult>> AllAsync(List<Task<ExampleResult>> started) => await Task.WhenAll(started);
}
