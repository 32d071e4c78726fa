using System.CommandLine;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
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
        Description = "Files of candidates (JSON Lines or a JSON array, .gz too); - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly OutputFlags _files = new("Where to write the pairs that are kept; - for standard output.");
    private readonly Option<string[]> _problems = new("--problems")
    {
        Description = "The benchmark's problems (HumanEval, MBPP), whose tests the samples in INPUT are run against.",
        HelpName = "FILE",
    };
    private readonly WordOption<StubChoice> _stub = new("--stub", "What runs the code. auto: the candidate's own tests, else its doctests, else calls with made-up arguments; tests, doctest, smoke (calls), define (the module alone): only that.", StubChoice.Auto);
    private readonly WordOption<Judge> _judge = new("--judge", "Run tests outside the candidate's process (safer) or inside it. auto: outside where they can be; outside: reject tests that need to be inside.", Judge.Auto);
    private readonly WordOption<CompletionStyle> _completions = new("--completions",
        "How to read answers that continue a prompt. verbatim: glue them to it; chat: look for code in them; auto: by what they hold.", CompletionStyle.Auto);
    private readonly Option<int> _repeat = new("--repeat")
    {
        Description = "Run each candidate N times with different hash seeds; mark it flaky if the results differ.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };
    private readonly Option<bool> _proveStubs = new("--prove-stubs") { Description = "Also run the tests against emptied versions of the code; drop a candidate as vacuous if its tests pass those too." };
    private readonly WordOption<Level> _minLevel = new("--min-level", "Keep only what was proved to this level: tested (tests passed), smoked (its functions were called), defined (the module ran). none: keep all that pass.", Level.None);
    private readonly Option<string> _groupBy = new("--group-by")
    {
        Description = "Count passes for each value of this field of the records, such as meta.prompt.",
        HelpName = "FIELD",
        DefaultValueFactory = _ => ProblemNames.Model,
    };
    private readonly Option<int?> _limit = new("--limit") { Description = "Take only the first N candidates.", HelpName = "N" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read everything and say what would be run. Runs and writes nothing; needs no Docker." };
    private readonly ShardFlag _shard = new();
    private readonly ReportFlags _report = new();
    private readonly Option<bool> _strict = new("--strict") { Description = "End with exit code 2 if a record cannot be read." };

    public VerifyVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("verify", "Runs candidates in sandboxes and keeps those whose code runs.") { _inputs, _files.Output, _files.Rejects,
            _files.Ledger, _problems, _stub.Option, _minLevel.Option, _groupBy, _judge.Option, _completions.Option, _repeat, _proveStubs,
            _limit,
            _dryRun, _shard.Option, _strict, _files.Json };
        _limit.Validators.Add(Parsers.Between(1, int.MaxValue));
        Command.Validators.Add(result =>
        {
            if (result.GetResult(_limit)?.Tokens.Count > 0 && result.GetResult(_shard.Option) is not null) result.AddError("--limit does not go with --shard; leave one out");
            if (result.GetResult(_files.Json) is { Implicit: false }
                && result.GetResult(_files.Output)?.Tokens is [{ Value: VerifyNames.Standard }])
                result.AddError("--json and --output - both write to standard output; leave one out, or name a file");
        });
        _repeat.Validators.Add(Parsers.Between(1, 16));
        _inputs.Validators.Add(Parsers.Files);
        _report.AddTo(Command);
        _sandbox.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Runs a verification with its screen and its problems on the console.</summary>
    /// <returns>The counts, and for each candidate in the order of the input whether it was kept.</returns>
    public static async Task<(VerificationSummary Summary, IReadOnlyList<bool> Kept)> VerifyAsync(
        Surroundings surroundings, VerificationOptions options, Session session, string ledgerPath, CancellationToken cancellation)
    {
        // Their sandboxes start while the ledger is opened.
        var pools = session.Pythons[0].Pools;
        await using var ledger = Ledger.Open(ledgerPath);
        var run = new VerificationRun(pools, ledger, surroundings.Time);
        var problems = new ProblemList(surroundings);
        // How many candidates a share has is known when all have been read.
        var total = options.Shard is null && options.Limit is null
            ? RecordCount.OfAsync(options.Inputs, cancellation) : Task.FromResult(options.Limit);
        Task<VerificationSummary> RunAsync() => options.Shard is null
            ? run.RunAsync(options, problems.Tell, cancellation)
            : new ShardRun(run, RunSettings.Of(options, [.. pools.Select(p => p.Options)], session.Pythons[0].Python), ledgerPath)
            .RunAsync(options, problems.Tell, cancellation);
        var summary = await new ProgressScreen(surroundings, pools).WhileAsync(run.Tally, total, RunAsync);
        problems.End();
        return (summary, run.Kept);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var settings = _sandbox.Read(parsed);
        var options = Read(parsed, settings);
        if (parsed.GetValue(_dryRun)) return await PreviewAsync(options, parsed.GetValue(_strict), cancellation);
        // The user's mistakes are reported before an engine is looked for.
        await options.ValidateAsync();
        var ledger = VerifyNames.Ledger(parsed.GetValue(_files.Ledger), parsed.GetRequiredValue(_files.Output), options);
        await _report.CheckAsync(parsed, [options.Output, options.Rejects], [.. options.Inputs, .. options.Problems, ledger]);
        _surroundings.Detail($"ledger   {ledger}");
        await using var session = await _sandbox.OpenAsync(
            parsed, settings with { Repeat = parsed.GetValue(_repeat) }, _surroundings, cancellation);
        var (summary, kept) = await VerifyAsync(_surroundings, options, session, ledger, cancellation);
        session.StartEnding();
        Show(summary, options);
        if (summary.Candidates > 0)
            await _report.WriteAsync(parsed, options, kept, settings.Pythons[0].ToString(), _surroundings, cancellation);
        await _files.PrintAsync(parsed, _surroundings, summary, CliJson.Default.VerificationSummary);
        if (summary.Undecided > 0)
        {
            _surroundings.Warn($"{summary.Undecided:N0} candidates are undecided: the sandbox failed, not they; see the outcome sandbox_fault in {options.Rejects}, then run the same command again");
            return ExitCode.NoSandbox;
        }

        if (summary.Candidates + (summary.OtherShares ?? 0) == 0)
        {
            _surroundings.Warn($"{string.Join(", ", options.Inputs)}: there was no candidate to verify; the formats are in docs/file-formats.md");
            return ExitCode.Unusable;
        }

        return summary.Unreadable > 0 && parsed.GetValue(_strict) ? ExitCode.Unusable : ExitCode.Done;
    }

    private VerificationOptions Read(ParseResult parsed, SessionOptions settings)
    {
        var named = parsed.GetRequiredValue(_files.Output);
        string[] inputs = VerifyNames.Inputs(parsed.GetRequiredValue(_inputs));
        return new VerificationOptions
        {
            Inputs = inputs,
            Problems = parsed.GetValue(_problems) ?? [],
            Output = VerifyNames.Output(named),
            Rejects = parsed.GetValue(_files.Rejects) ?? VerifyNames.Rejects(named, inputs),
            Stub = _stub.Read(parsed),
            MinLevel = _minLevel.Read(parsed),
            GroupBy = parsed.GetRequiredValue(_groupBy),
            Limit = parsed.GetValue(_limit),
            Judge = _judge.Read(parsed),
            ProveStubs = parsed.GetValue(_proveStubs),
            Completions = _completions.Read(parsed),
            Warm = settings.Warm,
            Shard = _shard.Read(parsed, _surroundings.Environment),
        };
    }

    private async Task<int> PreviewAsync(VerificationOptions options, bool isStrict, CancellationToken cancellation)
    {
        var problems = new ProblemList(_surroundings);
        var preview = await VerificationPreview.OfAsync(options, problems.Tell, cancellation);
        problems.End();
        _surroundings.Show(SummaryTable.Of("would be verified",
        [
            ("candidates", preview.Candidates), ("  with tests", preview.WithTests), ("  without tests", preview.WithoutTests),
            ("  without Python", preview.WithoutCode), ("  with tests that cannot be run", preview.WithFault),
            ("problems", preview.Problems), ("unreadable records", preview.Unreadable),
        ]));
        _surroundings.Say($"nothing was run, and nothing written; kept pairs would go to {options.Output}, the others to {options.Rejects}");
        return preview.Candidates == 0 || (isStrict && preview.Unreadable > 0) ? ExitCode.Unusable : ExitCode.Done;
    }

    private void Show(VerificationSummary summary, VerificationOptions options)
    {
        _surroundings.Show(SummaryTable.Of(options.Shard is { } shard ? $"verified, share {shard}" : "verified", VerificationScreen.Rows(summary)));
        if (VerificationScreen.Rates(summary, options.GroupBy, _surroundings.Console.Profile.Width) is { } rates) _surroundings.Show(rates);
        if (summary.Candidates + (summary.OtherShares ?? 0) == 0) return; // neither file was written
        if (VerificationScreen.Proof(summary) is { } proof) _surroundings.Say(proof);
        foreach (var hint in VerificationScreen.Hints(summary)) _surroundings.Say(hint);
        _surroundings.Say($"kept     {options.Output}");
        _surroundings.Say($"rejects  {options.Rejects}");
        if (options.Shard is not null) _surroundings.Say($"manifest {ShardFiles.Manifest(options.Output)}");
    }
}
