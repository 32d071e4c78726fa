using System.CommandLine;
using System.Text.Json;
using InstructMix.Cli.Checking;
using InstructMix.Cli.Sandboxing;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Examples;
using InstructMix.Examples.Baselines;
using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;
using InstructMix.Harness.Sessions;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix check</c>: the gate. Runs the examples of pages and data files, and says no where one does not run.</summary>
internal sealed class CheckVerb
{
    private readonly Surroundings _surroundings;
    private readonly SandboxFlags _sandbox = new(severalPythons: true);
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Markdown and reStructuredText pages, Python files, notebooks, files of candidates, and folders of them.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly WordOption<CheckFormat> _format = new("--format",
        "How to tell what was found. text: for people; github, junit, markdown, sarif: for programs, on standard output.", CheckFormat.Text);
    private readonly Option<CheckReport[]> _reports = new("--report")
    {
        Description = "Also write what was found to a file, as in junit=gate.xml. May be given again.",
        HelpName = "FORMAT=FILE",
    };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Accept the failures that FILE lists. Fail on new ones, and on listed ones that do not fail any more.", HelpName = "FILE" };
    private readonly Option<bool> _writeBaseline = new("--write-baseline")
    {
        Description = "Write the failures of this run to the baseline.",
    };
    private readonly Option<string?> _changedSince = new("--changed-since")
    {
        Description = "Check only what changed since this git revision.",
        HelpName = "REV",
    };
    private readonly Option<bool> _allowEmpty = new("--allow-empty") { Description = "Do not fail where there is no example at all, as for a hook that names the pages of a commit." };
    private readonly Option<bool> _watch = new("--watch") { Description = "Go on, and check a file again when it is saved. Ctrl+C ends it, with exit code 0." };
    private readonly Option<string?> _ledger = new("--ledger")
    {
        Description = "A file that remembers verdicts, so that a second run is quick; none by default.",
        HelpName = "FILE",
    };
    private readonly Option<string[]> _with = new("--with") { Description = "A folder whose files the examples can import and read. May be given again.", HelpName = "PATH" };
    private readonly WordOption<DoctestRules> _doctest = new("--doctest",
        "Whose rules sessions follow where the two differ: Python's doctest, Sphinx', or by the page's own directives.", DoctestRules.Auto);
    private readonly Option<string?> _setUp = new("--setup") { Description = "A Python file that runs before the examples of each page and of each group of Sphinx'.", HelpName = "FILE" };
    private readonly Option<bool> _compareOutputs = new("--compare-outputs") { Description = "Compare what a notebook's cells print and show with what it has on record, as text." };
    private readonly Option<bool> _update = new("--update") { Description = "Rewrite the outputs that the pages show, where they are not what is given, and nothing else of the pages." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Fail, with exit code 2, where no example is found, whatever the reason." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the counts as JSON on standard output." };

    public CheckVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("check", "Runs the examples in pages, notebooks, Python files and data, and fails where one does not run.")
        {
            _paths, _format.Option, _reports, _baseline, _writeBaseline, _changedSince, _allowEmpty, _watch, _with, _doctest.Option,
            _setUp, _compareOutputs,
            _update, _strict, _ledger, _json,
        };
        _paths.Validators.Add(Parsers.Files);
        _reports.CustomParser = result =>
        {
            var reports = new List<CheckReport>();
            foreach (var token in result.Tokens)
            {
                if (CheckReport.Read(token.Value) is { } report) reports.Add(report);
                else result.AddError($"'{token.Value}' is no report; write FORMAT=FILE, such as junit=gate.xml, with one of the formats text, github, junit, markdown, sarif");
            }

            return [.. reports];
        };
        Command.Validators.Add(result =>
        {
            if (result.GetValue(_writeBaseline) && result.GetValue(_baseline) is null)
                result.AddError("--write-baseline needs --baseline FILE, which says where");
            if (result.GetValue(_writeBaseline) && result.GetValue(_changedSince) is not null)
                result.AddError("--write-baseline needs a whole run; leave --changed-since out");
            if (result.GetValue(_watch) && result.GetValue(_writeBaseline)) result.AddError("--write-baseline does not go with --watch");
            if (result.GetValue(_update) && result.GetValue(_writeBaseline)) result.AddError("--write-baseline does not go with --update: accept what is shown, or rewrite it");
            if (result.GetValue(_update) && result.GetValue(_watch)) result.AddError("--update does not go with --watch: it would write into the page that is being edited");
            if (result.GetValue(_json) && result.GetValue(_format.Option) is not (null or "text"))
                result.AddError("--json and --format both write to standard output; leave one out, or write the other with --report");
        });
        _sandbox.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private static async Task<string> SetUpAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return (await File.ReadAllTextAsync(file, cancellation)).ReplaceLineEndings("\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"--setup {file}: cannot be read ({e.Message.TrimEnd('.')}); check the name", e);
        }
    }

    private static async Task<ChangedLines?> ChangesAsync(CheckOptions options, CancellationToken cancellation) =>
        options.ChangedSince is { } revision ? await GitRepository.ChangesAsync(FolderOf(options.Paths), revision, cancellation) : null;

    /// <summary>A folder of the working tree to check.</summary>
    private static string FolderOf(IEnumerable<string> paths) =>
        paths.FirstOrDefault(Path.Exists) is not { } path ? "."
            : Directory.Exists(path) ? path
            : Path.GetDirectoryName(Path.GetFullPath(path))!;

    private CheckOptions Read(ParseResult parsed, SessionOptions settings)
    {
        if (parsed.GetValue(_update) && settings.Pythons.Count > 1)
            throw new UnusableInputException("--update needs one --python: several may give different outputs, and a page shows one");
        return new CheckOptions
        {
            Paths = parsed.GetRequiredValue(_paths),
            Pythons = settings.Pythons,
            Format = _format.Read(parsed),
            Reports = parsed.GetValue(_reports) ?? [],
            Baseline = parsed.GetValue(_baseline),
            WriteBaseline = parsed.GetValue(_writeBaseline),
            ChangedSince = parsed.GetValue(_changedSince),
            With = parsed.GetValue(_with) ?? [],
            Strict = parsed.GetValue(_strict),
            Ledger = parsed.GetValue(_ledger),
            Json = parsed.GetValue(_json),
        };
    }

    private async Task<ReadingOptions> ReadingAsync(ParseResult parsed, CancellationToken cancellation) => new()
    {
        Doctest = _doctest.Read(parsed),
        SetUp = parsed.GetValue(_setUp) is { } setUp ? (setUp, await SetUpAsync(setUp, cancellation)) : null,
        CompareOutputs = parsed.GetValue(_compareOutputs),
    };

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var settings = _sandbox.Read(parsed);
        var options = Read(parsed, settings);
        // The user's mistakes are reported before an engine is looked for; whatever can be checked is checked all the same.
        await CheckOutputs.CheckAsync(options);
        bool usable = true;
        IReadOnlyList<BaselineEntry> known = [];
        var baseline = options.Baseline is { } file ? new Baseline(file, ToolVersion.Current) : null;
        try
        {
            if (baseline is not null && !options.WriteBaseline) known = await baseline.ReadAsync(cancellation);
        }
        catch (UnusableInputException e)
        {
            _surroundings.Warn(e);
            (usable, baseline) = (false, null);
        }

        var changed = await ChangesAsync(options, cancellation);
        await using var ledger = options.Ledger is { } path ? Ledger.Open(path) : null;
        // Who watches may have more pages later.
        await using var sandboxes = new CheckSandboxes((trials, token) =>
            _sandbox.OpenAsync(parsed, settings with { Pages = true, MostTrials = parsed.GetValue(_watch) ? null : trials }, _surroundings, token));
        var check = new PageCheck(_surroundings, sandboxes, ledger, options.With, await ReadingAsync(parsed, cancellation));
        var result = await check.CheckAsync(options.Paths, changed, cancellation);
        CheckResult Compared(CheckResult now) =>
            baseline is null || options.WriteBaseline ? now : baseline.Compare(now, known, isWhole: changed is null);
        result = Compared(result);
        if (parsed.GetValue(_update))
            result = await new CheckUpdate(_surroundings,
                async token => Compared(await check.CheckAsync(options.Paths, await ChangesAsync(options, token), token)))
                .RunAsync(result, cancellation);
        if (!parsed.GetValue(_watch)) sandboxes.StartEnding();
        var writer = new CheckWriter(_surroundings, options.Pythons.Count);
        if (options.WriteBaseline && baseline is not null)
        {
            int count = await baseline.WriteAsync(result, cancellation);
            _surroundings.Say($"{options.Baseline}: {count:N0} failures are known from now on");
            result = baseline.Compare(result, await baseline.ReadAsync(cancellation), isWhole: true);
        }

        if (options.Format == CheckFormat.Text) writer.Say(result);
        else await _surroundings.Output.WriteAsync(writer.Text(result, options.Format));
        usable &= await writer.WriteAsync(result, options.Reports, cancellation);
        if (options.Json)
            await _surroundings.Output.WriteLineAsync(
                Visible.Json(JsonSerializer.Serialize(CheckSummary.Of(result), CliJson.Default.CheckSummary)));
        if (parsed.GetValue(_watch))
            return await new CheckWatch(_surroundings, check, writer, options.With).RunAsync(options.Paths, Compared, cancellation);
        // What did not change has no example to check, and is in order.
        bool mayBeEmpty = !options.Strict && (parsed.GetValue(_allowEmpty) || changed is not null);
        if (result.Examples.Count == 0 && result.Problems.Count == 0 && !mayBeEmpty)
            _surroundings.Warn($"{string.Join(", ", options.Paths)}: there is no example to check in {result.Files.Count:N0} {(result.Files.Count == 1 ? "file" : "files")}; name pages, notebooks, Python files or data that have some, or say --allow-empty");
        int code = ExitCode.Of(result, mayBeEmpty);
        return usable ? code : Math.Max(code, ExitCode.Unusable);
    }
}
