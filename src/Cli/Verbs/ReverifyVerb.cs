using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InstructMix.Cli.Reports;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Harness.Sessions;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Reverification;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix reverify</c>: every pair on every Python, and what changed.</summary>
internal sealed class ReverifyVerb
{
    private const string UsualLedger = "ledger.sqlite";

    private static readonly string[] ReportNames = ["report.md", "report.html"];

    private readonly Surroundings _surroundings;
    private readonly SandboxFlags _sandbox = new(severalPythons: true, mustNamePythons: true, canWarm: true);
    private readonly Argument<string[]> _inputs = new("DATASET")
    {
        Description = "Kept pairs, a finished mix, or files of candidates.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Where to write the results: a folder.",
        HelpName = "DIR",
        Required = true,
    };
    private readonly Option<string?> _ledger = new("--ledger")
    {
        Description = "The file that remembers verdicts, so that nothing is run twice; in the output folder by default.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _problems = new("--problems")
    {
        Description = "The benchmark's problems (HumanEval, MBPP), whose tests the samples in DATASET are run against.",
        HelpName = "FILE",
    };
    private readonly WordOption<Keep> _keep = new("--keep", "Which pairs to keep: those that pass on all Pythons, on any of them, or on the latest.", Keep.All);
    private readonly WordOption<Judge> _judge = new("--judge", "Run tests outside the candidate's process (safer) or inside it. auto: outside where they can be; outside: reject tests that need to be inside.", Judge.Auto);
    private readonly WordOption<CompletionStyle> _completions = new("--completions",
        "How to read answers that continue a prompt. verbatim: glue them to it; chat: look for code in them; auto: by what they hold.", CompletionStyle.Auto);
    private readonly Option<int> _repeat = new("--repeat")
    {
        Description = "Run a pair whose outcome changed N times in all with different hash seeds; mark it flaky if the results differ.",
        HelpName = "N",
        DefaultValueFactory = _ => 5,
    };
    private readonly Option<bool> _gate = new("--gate")
    {
        Description = "End with exit code 1 if a pair that used to pass no longer does.",
    };
    private readonly Option<bool> _strict = new("--strict") { Description = "End with exit code 2 if a record cannot be read." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON on standard output." };

    public ReverifyVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("reverify", "Runs every pair on every Python, and says what changed and why.")
        {
            _inputs, _output, _keep.Option, _gate, _ledger, _problems, _judge.Option, _completions.Option, _repeat, _strict, _json,
        };
        _repeat.Validators.Add(Parsers.Between(1, 16));
        _inputs.Validators.Add(Parsers.Files);
        _sandbox.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var settings = _sandbox.Read(parsed);
        var options = new ReverificationOptions
        {
            Inputs = parsed.GetRequiredValue(_inputs),
            Problems = parsed.GetValue(_problems) ?? [],
            Folder = parsed.GetRequiredValue(_output),
            Keep = _keep.Read(parsed),
            Repeat = parsed.GetValue(_repeat),
            Judge = _judge.Read(parsed),
            Completions = _completions.Read(parsed),
            Warm = settings.Warm,
        };
        // The user's mistakes are reported before an engine is looked for.
        await options.ValidateAsync();
        var ledgerPath = LedgerPath.Of(
            parsed.GetValue(_ledger),
            Path.Combine(options.Folder, UsualLedger),
            [.. options.Inputs, .. options.Problems, .. ReverificationFolder.Names.Where(n => n != UsualLedger)
                .Select(n => Path.Combine(options.Folder, n))]);
        await using var session = await _sandbox.OpenAsync(
            parsed, settings with { Pythons = [.. settings.Pythons.Order()] }, _surroundings, cancellation);
        await using var ledger = Ledger.Open(ledgerPath);
        var report = new ReverifiedReport([.. session.Pythons.Select(p => p.Python.ToString())]);
        var summary = await RunAsync(options, session, ledger, report, cancellation);
        if (summary.Pairs + summary.PassedThrough == 0)
        {
            _surroundings.Warn($"{string.Join(", ", options.Inputs)}: there was no pair to verify; the formats are in docs/file-formats.md");
            return ExitCode.Unusable;
        }

        var title = string.Join(", ", options.Inputs.Select(Path.GetFileName));
        var whole = report.Finish(title, ReportFile.Tool, _surroundings.Time.GetUtcNow());
        foreach (var name in ReportNames) await ReportFile.WriteAsync(whole, Path.Combine(options.Folder, name), cancellation);
        Show(summary, report.Overview, options);
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(
                Visible.Json(JsonSerializer.Serialize(summary, CliJson.Default.ReverificationSummary)));
        return CodeOf(summary, options, parsed);
    }

    private async Task<ReverificationSummary> RunAsync(
        ReverificationOptions options, Session session, Ledger ledger, ReverifiedReport report, CancellationToken cancellation)
    {
        var run = new ReverificationRun([.. session.Pythons.Select(p => new VersionTrials(p))], ledger, _surroundings.Time);
        var problems = new ProblemList(_surroundings);
        var total = TotalAsync(options, session.Pythons.Count, cancellation);
        var summary = await new ProgressScreen(_surroundings, session.Pythons[0].Pools).WhileAsync(
            run.Progress, total, () => run.RunAsync(options, problems.Tell, report.Add, cancellation));
        problems.End("could not be read as they are");
        return summary;
    }

    private static async Task<long?> TotalAsync(ReverificationOptions options, int versions, CancellationToken cancellation) =>
        await RecordCount.OfAsync(options.Inputs, cancellation) * versions;

    private int CodeOf(ReverificationSummary summary, ReverificationOptions options, ParseResult parsed)
    {
        if (summary.Undecided > 0)
        {
            _surroundings.Warn($"{summary.Undecided:N0} verdicts are missing: the sandbox failed, not the pairs; see the outcome sandbox_fault in {Path.Combine(options.Folder, ReverificationFolder.Matrix)}, then run the same command again");
            return ExitCode.NoSandbox;
        }

        if (summary.Unreadable > 0 && parsed.GetValue(_strict)) return ExitCode.Unusable;
        if (summary.Broken == 0 || !parsed.GetValue(_gate)) return ExitCode.Done;
        _surroundings.Warn(string.Create(CultureInfo.InvariantCulture, $"{summary.Broken:N0} {(summary.Broken == 1 ? "pair" : "pairs")} used to pass and no longer {(summary.Broken == 1 ? "does" : "do")}; see {Path.Combine(options.Folder, ReverificationFolder.Changes)}"));
        return ExitCode.Failed;
    }

    private void Show(ReverificationSummary summary, Overview overview, ReverificationOptions options)
    {
        if (summary.Pairs > 0) _surroundings.Show(MatrixTable.Outcomes(summary.Versions, overview));
        if (MatrixTable.Changes(overview) is { } changes) _surroundings.Show(changes);
        if (MatrixTable.Forecasts(overview) is { } forecasts) _surroundings.Show(forecasts);
        var rows = new List<(string, long)>
        {
            ("pairs", summary.Pairs), ("  changed", summary.Changed), ("  used to pass and no longer do", summary.Broken),
        };
        if (summary.PassedThrough > 0) rows.Add(("of other sources, not run", summary.PassedThrough));
        if (summary.Unreadable > 0) rows.Add(("unreadable records", summary.Unreadable));
        if (summary.FromLedger > 0) rows.Add(("verdicts from the ledger", summary.FromLedger));
        if (summary.SandboxFaults > 0) rows.Add(("sandboxes replaced", summary.SandboxFaults));
        rows.Add(($"kept ({options.Keep.Word()})", summary.Kept));
        _surroundings.Show(SummaryTable.Of("in all", rows));
        foreach (var (word, name) in new[] { ("matrix", ReverificationFolder.Matrix), ("changes", ReverificationFolder.Changes),
            ("survivors", ReverificationFolder.Survivors), ("report", "report.html") })
            _surroundings.Say($"{word,-10} {Path.Combine(options.Folder, name)}");
    }
}
