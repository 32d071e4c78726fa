using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Generation;
using InstructMix.Generation.Endpoints;
using InstructMix.Harness.Sessions;
using InstructMix.Mixer.Signals;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix generate</c>: requests in, a model's answers out as candidates.</summary>
internal sealed class GenerateVerb
{
    private readonly Surroundings _surroundings;
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file of candidates.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<int> _count = new("--count")
    {
        Description = "How many candidates to ask for.",
        HelpName = "N",
        Required = true,
    };
    private readonly Option<string> _endpoint = new("--endpoint")
    {
        Description = "An OpenAI-compatible server, such as http://localhost:8000.",
        HelpName = "URL",
        Required = true,
    };
    private readonly PromptFlags _prompts = new();
    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "Answers asked for at a time.",
        HelpName = "J",
        DefaultValueFactory = _ => 8,
    };
    private readonly Option<bool> _verify = new("--verify") { Description = "Run each answer in a sandbox as it arrives; kept pairs and rejects lie beside the output." };
    private readonly Option<long?> _kept = new("--kept")
    {
        Description = "With --verify: end when so many pairs are kept.",
        HelpName = "N",
    };
    private readonly Option<bool> _plan = new("--plan") { Description = "Tell what the run would send and cost, and send nothing." };
    private readonly Option<long?> _budget = new("--max-tokens-total")
    {
        Description = "Stop when prompts and answers together, those of earlier runs too, have so many tokens.",
        HelpName = "N",
    };
    private readonly Option<decimal?> _maxCost = new("--max-cost")
    {
        Description = "Stop when they have cost so much, at --price-in and --price-out.",
        HelpName = "X",
    };
    private readonly Option<decimal?> _priceIn = new("--price-in")
    {
        Description = "The price of a million tokens of prompts.",
        HelpName = "A",
    };
    private readonly Option<decimal?> _priceOut = new("--price-out")
    {
        Description = "The price of a million tokens of answers.",
        HelpName = "B",
    };
    private readonly Option<string> _key = new("--api-key-env")
    {
        Description = "The environment variable that holds the server's key.",
        HelpName = "VAR",
        DefaultValueFactory = _ => ApiKey.DefaultVariable,
    };
    private readonly Option<bool> _json = new("--json") { Description = "Print the summary as JSON on standard output." };

    public GenerateVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("generate", "Asks a model for Python functions and records its answers as candidates.")
        {
            _output, _count, _endpoint, _jobs, _verify, _kept, _plan, _budget, _maxCost, _priceIn, _priceOut, _key, _json,
        };
        _prompts.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Generates with a line of progress.</summary>
    public static async Task<GenerationSummary> GenerateAsync(
        Surroundings surroundings, GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars,
        Func<IAsyncEnumerable<Candidate>, IAsyncEnumerable<Candidate>>? through, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var screen = new GenerationScreen(surroundings);
        // Jitter of waits only; nothing that is written depends on it.
        return await screen.WhileAsync(
            told => new GenerationRun(http, surroundings.Time, new Random(), new TokenCounter().Count).RunAsync(options, requests, exemplars, told, through, cancellation));
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var variable = parsed.GetRequiredValue(_key);
        var options = new GenerationOptions(
            _prompts.Read(parsed), parsed.GetRequiredValue(_output), parsed.GetRequiredValue(_count), EndpointAddress.Parse(parsed.GetRequiredValue(_endpoint)))
        {
            Jobs = parsed.GetValue(_jobs),
            Key = new ApiKey(variable, _surroundings.Environment(variable)),
            Budget = new BudgetLimits
            {
                MaxTokens = parsed.GetValue(_budget),
                MaxCost = parsed.GetValue(_maxCost),
                PriceIn = parsed.GetValue(_priceIn),
                PriceOut = parsed.GetValue(_priceOut),
            },
        };
        var (requests, exemplars) = await _prompts.ReadAsync(parsed, _surroundings, cancellation);
        if (parsed.GetValue(_plan)) return await PlanAsync(options, requests, exemplars, parsed.GetValue(_json), cancellation);
        long? most = parsed.GetValue(_kept);
        if (most is not null && !parsed.GetValue(_verify)) throw new UnusableInputException("--kept counts pairs that were verified: give --verify as well");
        if (most < 1) throw new UnusableInputException($"--kept must be 1 or more, not {most}");
        var (summary, verified) = parsed.GetValue(_verify)
            ? await VerifyAsync(options, requests, exemplars, most, cancellation)
            : (await GenerateAsync(_surroundings, options, requests, exemplars, through: null, cancellation), null);
        _surroundings.Show(SummaryTable.Of("generated",
        [
            ("asked", summary.Asked), ("  answered", summary.Answered), ("  failed", summary.Failed), ("    empty", summary.Empty), ("    refused", summary.Refused),
            ("from the journal", summary.Resumed), ("cut off", summary.CutOff), ("not asked: the budget is spent", summary.LeftOut),
        ]));
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary, CliJson.Default.GenerationSummary)));
        if (summary.Output is { } written) _surroundings.Say($"candidates  {written}");
        if (verified is not null)
        {
            var files = VerificationOf(options);
            _surroundings.Show(SummaryTable.Of("verified", VerificationScreen.Rows(verified)));
            _surroundings.Say($"kept        {files.Output}");
            _surroundings.Say($"rejects     {files.Rejects}");
            if (verified.Kept < most) _surroundings.Warn($"{verified.Kept:N0} of {most:N0} pairs were kept; the same command with a larger --count goes on from here");
        }

        if (summary.Failed > 0) _surroundings.Warn($"{summary.Failed:N0} answers could not be had; the same command asks for them again");
        if (summary.LeftOut > 0) _surroundings.Warn($"the budget is spent, and {summary.LeftOut:N0} answers were not asked for; the same command with a larger budget goes on from here");
        if (summary.Cost is { } cost) _surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"cost  {cost:0.00####}, with all earlier runs of {summary.Journal}"));
        if (verified?.Undecided > 0) return ExitCode.NoSandbox;
        return summary.Output is null && summary.LeftOut == 0 ? ExitCode.Unusable : ExitCode.Done;
    }

    /// <summary>Generates, and verifies each candidate as its turn comes.</summary>
    private async Task<(GenerationSummary Generated, VerificationSummary Verified)> VerifyAsync(
        GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars, long? most, CancellationToken cancellation)
    {
        options.Validate();
        var files = VerificationOf(options);
        await files.ValidateAsync();
        await using var session = await OpenSession.OnEngineAsync(new SessionOptions(), _surroundings, cancellation);
        await using var ledger = Ledger.Open(options.Output + ".ledger");
        var stream = new ContinuousVerification(session.Pythons[0].Pools, ledger, _surroundings.Time);
        var generated = await GenerateAsync(
            _surroundings, options, requests, exemplars, candidates => stream.VerifyAsync(candidates, files, most, CancellationToken.None), cancellation);
        return (generated, stream.Tally.Summary());
    }

    private static VerificationOptions VerificationOf(GenerationOptions options) => new()
    {
        Inputs = [],
        Output = VerifyNames.Beside(options.Output, ".kept"),
        Rejects = VerifyNames.Beside(options.Output, ".rejects"),
    };

    private async Task<int> PlanAsync(
        GenerationOptions options, IReadOnlyList<Request> requests, IReadOnlyList<Exemplar> exemplars, bool json, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        var plan = await new GenerationRun(http, _surroundings.Time, new Random(), new TokenCounter().Count).ForecastAsync(options, requests, exemplars, cancellation);
        _surroundings.Show(SummaryTable.Of("the plan; nothing was sent",
        [
            ("candidates", plan.Candidates), ("  from the journal", plan.Journal), ("  to be asked for", plan.Calls),
            (plan.PromptTokensBy == "usage" ? "tokens of prompts, as usage was so far" : "tokens of prompts, counted as o200k_base", plan.PromptTokens),
            (plan.TokensBy == "usage" ? "tokens of answers, as usage was so far" : "tokens of answers, at most", plan.CompletionTokens),
            ("tokens that earlier runs paid for", plan.Spent),
        ]));
        if (plan.Cost is { } cost) _surroundings.Say(string.Create(CultureInfo.InvariantCulture, $"cost  {cost:0.00####}{(plan.TokensBy == "usage" ? "" : " at most")}"));
        if (json) await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(plan, CliJson.Default.GenerationForecast)));
        return ExitCode.Done;
    }
}
