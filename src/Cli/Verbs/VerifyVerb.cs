using System.CommandLine;
using System.Text.Json;
using InstructMix.Cli.Reports;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Harness.Sessions;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;
using InstructMix.Verifier.Verification;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix verify</c>: candidates in, kept pairs and rejects out.</summary>
internal sealed class VerifyVerb
{
    private readonly Surroundings _surroundings;
    private readonly SandboxFlags _sandbox = new(canWarm: true);
    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Description = "Files of candidates (JSON Lines or a JSON array, .gz too).",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string> _output = new("--output")
    {
        Description = "The file of kept pairs.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "The file of what was dropped, and why; beside the output by default.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _ledger = new("--ledger")
    {
        Description = "The file that remembers verdicts; beside the output by default.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _problems = new("--problems")
    {
        Description = "HumanEval or MBPP problems that samples refer to.",
        HelpName = "FILE",
    };
    private readonly WordOption<StubChoice> _stub = new("--stub", "What exercises the code.", StubChoice.Auto);
    private readonly WordOption<Judge> _judge = new("--judge", "Where stubs are judged; outside refuses to fall back.", Judge.Auto);
    private readonly WordOption<CompletionStyle> _completions = new("--completions",
        "How answers that continue a prompt are read: verbatim, chat, or by what they hold.", CompletionStyle.Auto);
    private readonly Option<int> _repeat = new("--repeat")
    {
        Description = "Runs each candidate so often, under differing hash seeds; flaky where the runs disagree.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<bool> _proveStubs = new("--prove-stubs") { Description = "Runs stubs against hollow versions of what passed them; vacuous where one of these passes too." };
    private readonly ShardFlag _shard = new();
    private readonly Option<string[]> _report = new("--report")
    {
        Description = "A report for people, in the form that the name ends in: .html or .md. May be given again.",
        HelpName = "FILE",
    };
    private readonly Option<bool> _strict = new("--strict") { Description = "A record that cannot be read makes the exit code 2." };
    private readonly Option<bool> _json = new("--json") { Description = "The summary as JSON on standard output." };

    public VerifyVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("verify", "Runs candidates in sandboxes and keeps those whose code runs.") { _inputs, _output, _rejects,
            _ledger, _problems, _stub.Option, _judge.Option, _completions.Option, _repeat, _proveStubs, _shard.Option, _report,
            _strict, _json };
        _repeat.Validators.Add(Parsers.Between(1, 16));
        _inputs.Validators.Add(Parsers.Files);
        _sandbox.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Runs a verification with its screen and its problems on the console.</summary>
    public static async Task<VerificationSummary> VerifyAsync(
        Surroundings surroundings, VerificationOptions options, Session session, string ledgerPath, CancellationToken cancellation)
    {
        await using var ledger = Ledger.Open(ledgerPath);
        var pools = session.Pythons[0].Pools;
        var run = new VerificationRun(pools, ledger, surroundings.Time);
        var problems = new ProblemList(surroundings);
        // How many candidates a share has is known when all have been read.
        var total = options.Shard is null ? RecordCount.OfAsync(options.Inputs, cancellation) : Task.FromResult<long?>(null);
        Task<VerificationSummary> RunAsync() => options.Shard is null
            ? run.RunAsync(options, problems.Tell, cancellation)
            : new ShardRun(run, RunSettings.Of(options, [.. pools.Select(p => p.Options)], session.Pythons[0].Python), ledgerPath)
            .RunAsync(options, problems.Tell, cancellation);
        var summary = await new ProgressScreen(surroundings).WhileAsync(run.Tally, total, RunAsync);
        problems.End();
        return summary;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.GetRequiredValue(_output);
        var settings = _sandbox.Read(parsed);
        var options = new VerificationOptions
        {
            Inputs = parsed.GetRequiredValue(_inputs),
            Problems = parsed.GetValue(_problems) ?? [],
            Output = output,
            Rejects = parsed.GetValue(_rejects) ?? (AtomicFile.IsDevice(output)
                ? throw new UnusableInputException($"{output}: nothing can be put beside it; name --rejects as well")
                : Beside(output, ".rejects")),
            Stub = _stub.Read(parsed),
            Judge = _judge.Read(parsed),
            ProveStubs = parsed.GetValue(_proveStubs),
            Completions = _completions.Read(parsed),
            Warm = settings.Warm,
            Shard = _shard.Read(parsed, _surroundings.Environment),
        };
        // The user's mistakes are reported before an engine is looked for.
        await options.ValidateAsync();
        var ledger = LedgerOf(parsed.GetValue(_ledger), options);
        var reports = parsed.GetValue(_report) ?? [];
        await CheckAsync(reports, options, ledger);
        await using var session = await _sandbox.OpenAsync(
            parsed, settings with { Repeat = parsed.GetValue(_repeat) }, _surroundings, cancellation);
        var summary = await VerifyAsync(_surroundings, options, session, ledger, cancellation);
        Show(summary, options);
        if (reports.Length > 0 && summary.Candidates > 0)
        {
            var report = await new VerifiedReport(settings.Pythons[0].ToString(), options.Stub).ReadAsync(
                options, _surroundings.Time.GetUtcNow(), cancellation);
            foreach (var path in reports)
            {
                await ReportFile.WriteAsync(report, path, cancellation);
                _surroundings.Say($"report   {path}");
            }
        }

        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary, CliJson.Default.VerificationSummary)));
        if (summary.Undecided > 0)
        {
            _surroundings.Say($"instructmix: {summary.Undecided:N0} candidates are undecided: the sandbox failed, not they; see the outcome sandbox_fault in {options.Rejects}, then run the same command again");
            return ExitCode.NoSandbox;
        }

        if (summary.Candidates + (summary.OtherShares ?? 0) == 0)
        {
            _surroundings.Say($"instructmix: {string.Join(", ", options.Inputs)}: there was no candidate to verify; the formats are in docs/file-formats.md");
            return ExitCode.Unusable;
        }

        return summary.Unreadable > 0 && parsed.GetValue(_strict) ? ExitCode.Unusable : ExitCode.Done;
    }

    private static string LedgerOf(string? named, VerificationOptions options)
    {
        if (named is null && AtomicFile.IsDevice(options.Output))
            throw new UnusableInputException($"{options.Output}: nothing can be put beside it; name a --ledger as well");
        return LedgerPath.Of(
            named, options.Output + ".ledger",
            [.. options.Inputs, .. options.Problems, options.Output, options.Rejects, ShardFiles.Order(options.Output),
                ShardFiles.Manifest(options.Output)]);
    }

    /// <summary>The rows of a verification's summary.</summary>
    public static IEnumerable<(string Word, long Count)> Rows(VerificationSummary summary)
    {
        yield return ("candidates", summary.Candidates);
        foreach (var (word, count) in summary.Outcomes) yield return ("  " + word, count);
        if (summary.Unreadable > 0) yield return ("unreadable records", summary.Unreadable);
        if (summary.FromLedger > 0) yield return ("from the ledger", summary.FromLedger);
        if (summary.SandboxFaults > 0) yield return ("sandboxes replaced", summary.SandboxFaults);
        if (summary.OtherShares is { } others) yield return ("in other shares", others);
    }

    /// <summary>Finds out about reports that cannot be made before any work is done.</summary>
    private static async ValueTask CheckAsync(string[] reports, VerificationOptions options, string ledger)
    {
        if (reports.Length > 0 && new[] { options.Output, options.Rejects }.FirstOrDefault(AtomicFile.IsDevice) is { } device)
            throw new UnusableInputException($"{device}: a report is made from the files of kept pairs and rejects; name files, or leave --report out");
        var taken = options.Inputs.Concat(options.Problems).Append(options.Output).Append(options.Rejects).Append(ledger)
            .Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            await ReportFile.CheckAsync(report);
            if (!taken.Add(Path.GetFullPath(report)))
                throw new UnusableInputException($"{report}: a report must be a file of its own; name another with --report");
        }
    }

    /// <summary><c>kept.jsonl.gz</c> with <c>.rejects</c> is <c>kept.rejects.jsonl.gz</c>.</summary>
    public static string Beside(string output, string word)
    {
        int dot = Path.GetFileName(output).IndexOf('.');
        return dot <= 0 ? output + word : output.Insert(output.Length - Path.GetFileName(output).Length + dot, word);
    }

    private void Show(VerificationSummary summary, VerificationOptions options)
    {
        _surroundings.Console.Write(SummaryTable.Of(options.Shard is { } shard ? $"verified, share {shard}" : "verified", Rows(summary)));
        if (summary.Candidates + (summary.OtherShares ?? 0) == 0) return; // neither file was written
        _surroundings.Say($"kept     {options.Output}");
        _surroundings.Say($"rejects  {options.Rejects}");
        if (options.Shard is not null) _surroundings.Say($"manifest {ShardFiles.Manifest(options.Output)}");
    }
}
