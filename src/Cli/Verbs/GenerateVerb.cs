using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InstructMix.Cli.Generating;
using InstructMix.Cli.Reports;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Generation;
using InstructMix.Generation.Forecasts;
using InstructMix.Generation.Inputs;
using InstructMix.Mixer.Signals;
using InstructMix.Verifier.Judging;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix generate</c>: requests in, a model's answers out as candidates.</summary>
internal sealed class GenerateVerb
{
    private readonly Surroundings _surroundings;
    private readonly PromptFlags _prompts = new();
    private readonly GenerateFlags _flags;

    // The number of answers that are asked for at a time has the shorter word.
    private readonly SandboxFlags _sandbox = new(jobs: "--sandbox-jobs");
    private readonly Option<bool> _verify = new("--verify") { Description = "Run each answer in a sandbox as it arrives; kept pairs and rejects lie beside the output." };
    private readonly Option<double> _margin = new("--min-margin")
    {
        Description = "With --verify and --tests: drop the answers to a request whose best group has less than so many times the score of the next.",
        HelpName = "X",
        DefaultValueFactory = _ => 1.5,
    };
    private readonly Option<string[]> _report = new("--report") { Description = "With --verify: a report for people, .html or .md. May be given again.", HelpName = "FILE" };
    private readonly Option<bool> _plan = new("--plan") { Description = "Tell what the run would send and cost, and send nothing." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the summary as JSON on standard output." };

    public GenerateVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        _flags = new GenerateFlags(_prompts);
        Command = new Command("generate", "Asks a model for Python functions and records its answers as candidates.");
        _flags.AddTo(Command);
        foreach (var option in new Option[] { _verify, _margin, _report, _plan, _json }) Command.Add(option);
        _prompts.AddTo(Command);
        _sandbox.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Generates with a line of progress.</summary>
    public static async Task<GenerationSummary> GenerateAsync(
        Surroundings surroundings, GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars,
        IAnswerJudge? judge, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var screen = new GenerationScreen(surroundings);
        // Jitter of waits only; nothing that is written depends on it.
        return await screen.WhileAsync(
            told =>
                new GenerationRun(http, surroundings.Time, new Random(), new TokenCounter().Count)
                .RunAsync(options, requests, exemplars, told, judge, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        bool isVerified = parsed.GetValue(_verify), isJson = parsed.GetValue(_json);
        string[] reports = parsed.GetValue(_report) ?? [];
        var options = _flags.Read(parsed, _surroundings.Environment, isVerified);
        if (reports.Length > 0 && !isVerified) throw new UnusableInputException("--report shows what was verified: give --verify as well");
        options.Validate();
        var (requests, exemplars) = await _prompts.ReadAsync(parsed, _surroundings, cancellation);
        if (parsed.GetValue(_plan)) return await PlanAsync(parsed, options, requests, exemplars, cancellation);
        var summary = isVerified
            ? await VerifyAsync(parsed, options, requests, exemplars, reports, cancellation)
            : await GenerateAsync(_surroundings, options, requests, exemplars, judge: null, cancellation);
        new GenerationResult(_surroundings, options).Show(summary);
        if (isJson)
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary, CliJson.Default.GenerationSummary)));
        if (summary.Verified?.Undecided > 0) return ExitCode.NoSandbox;
        return summary.Output is null && summary.LeftOut == 0 ? ExitCode.Unusable : ExitCode.Done;
    }

    /// <summary>Generates, and verifies each answer as it arrives.</summary>
    private async Task<GenerationSummary> VerifyAsync(
        ParseResult parsed, GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars, string[] reports,
        CancellationToken cancellation)
    {
        double margin = parsed.GetValue(_margin);
        if (!(margin >= 1 && double.IsFinite(margin))) throw new UnusableInputException(FormattableString.Invariant($"--min-margin must be 1 or more, not {margin}"));
        var files = new VerificationOptions { Inputs = [options.Output], Output = options.KeptFile, Rejects = options.RejectsFile };
        await (files with { Inputs = [] }).ValidateAsync();
        foreach (string path in reports) await ReportFile.CheckAsync(path);
        var settings = _sandbox.Read(parsed);
        await using var session = await _sandbox.OpenAsync(parsed, settings, _surroundings, cancellation);
        await using var ledger = Ledger.Open(options.Output + ".ledger");
        using var judge = new SandboxJudge(session.Pythons[0].Pools, ledger, files, margin, _surroundings.Time);
        GenerationSummary summary;
        try
        {
            summary = await GenerateAsync(_surroundings, options, requests, exemplars, judge, cancellation);
        }
        catch (MisjudgedCanaryException)
        {
            await ledger.ForgetSessionAsync();
            throw;
        }

        if (reports.Length == 0 || summary.Output is null) return summary;
        var report = await new VerifiedReport(settings.Pythons[0].ToString(), StubChoice.Auto)
            .ReadAsync(files, summary.Turns, _surroundings.Time.GetUtcNow(), cancellation);
        foreach (string path in reports)
        {
            await ReportFile.WriteAsync(report with { Waterfall = summary.Waterfall }, path, cancellation);
            _surroundings.Say($"report      {path}");
        }

        return summary;
    }

    private async Task<int> PlanAsync(
        ParseResult parsed, GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars,
        CancellationToken cancellation)
    {
        using var http = new HttpClient();
        var trials = !parsed.GetValue(_verify)
            ? null : LedgerMean.Of(options.Output + ".ledger") is { } mean ? new TrialCost(mean, "ledger") : TrialCost.Assumed;
        var plan = await new GenerationRun(http, _surroundings.Time, new Random(), new TokenCounter().Count)
            .ForecastAsync(options, requests, exemplars, trials, cancellation);
        (string, long)[] asks =
        [
            .. plan.Requests is { } asked ? [("new requests, at least", asked)] : Array.Empty<(string, long)>(),
            .. plan.Tests is { } tests ? [("lists of tests", tests)] : Array.Empty<(string, long)>(),
            .. plan.RepairsAtMost is { } repairs ? [("repairs at most, on top of all below", repairs)] : Array.Empty<(string, long)>(),
        ];
        _surroundings.Show(SummaryTable.Of("the plan; nothing was sent",
        [
            ("candidates", plan.Candidates), ("  from the journal", plan.Journal), ("  to be asked for", plan.Calls),
            .. asks,
            (plan.PromptTokensBy == "usage" ? "tokens of prompts, as usage was so far" : "tokens of prompts, counted as o200k_base", plan.PromptTokens),
            (plan.TokensBy == "usage" ? "tokens of answers, as usage was so far" : "tokens of answers, at most", plan.CompletionTokens),
            ("tokens that earlier runs paid for", plan.Spent),
        ]));
        if (plan.Cost is { } cost) _surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"cost       {cost:0.00####}{(plan.TokensBy == "usage" ? "" : " at most")}"));
        if (plan.SandboxSeconds is { } seconds)
            _surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"sandboxes  {seconds:N0} s in all, {(plan.SandboxSecondsBy == "ledger" ? "as trials took so far" : "assumed")}; {_sandbox.Read(parsed).Jobs} at a time"));
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(plan, CliJson.Default.GenerationForecast)));
        return ExitCode.Done;
    }
}
