using System.CommandLine;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core.Files;
using InstructMix.Mixer.Text;
using InstructMix.Verifier.Agreement;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix agree</c>: candidates and a model's tests in, the candidates that agree out, the best of each problem first.</summary>
internal sealed class AgreeVerb
{
    private readonly Surroundings _surroundings;

    // One endless loop must not cost what a hundred answers do: tests of a model's are short, and there are many.
    private readonly SandboxFlags _sandbox = new(timeout: 1);
    private readonly Argument<string[]> _inputs = new("CANDIDATES")
    {
        Description = "Files of candidates (JSON Lines or a JSON array, .gz too).",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string[]> _tests = new("--tests")
    {
        Description = "A file of tests that a model wrote for the requests. May be given again.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly OutputFlags _files = new("Where to write the candidates that agree with others, the best of each problem first.");
    private readonly Option<double?> _margin = new("--min-margin")
    {
        Description = "Drop a problem unless its best group of answers scores at least X times as much as the next (1.5: half as much again).",
        HelpName = "X",
    };
    private readonly WordOption<CompletionStyle> _completions = new("--completions",
        "How to read answers that continue a prompt. verbatim: glue them to it; chat: look for code in them; auto: by what they hold.", CompletionStyle.Auto);

    public AgreeVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("agree", "Runs all answers to a request against all tests that a model wrote for it, and ranks them by how many agree.")
        {
            _inputs, _tests, _files.Output, _files.Rejects, _files.Ledger, _margin, _completions.Option, _files.Json,
        };
        _inputs.Validators.Add(Parsers.Files);
        _sandbox.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string output = parsed.GetRequiredValue(_files.Output);
        var options = new AgreementOptions
        {
            Inputs = parsed.GetRequiredValue(_inputs),
            Tests = parsed.GetRequiredValue(_tests),
            Output = output,
            Rejects = parsed.GetValue(_files.Rejects) ?? VerifyNames.Beside(output, ".rejects"),
            MinMargin = parsed.GetValue(_margin),
            Completions = _completions.Read(parsed),
        };
        options.Validate();
        foreach (string file in options.Inputs.Concat(options.Tests).Where(f => !File.Exists(f)))
            throw new UnusableInputException($"{file}: there is no such file; correct its name");
        string path = LedgerPath.Of(
            parsed.GetValue(_files.Ledger), output + ".ledger", [.. options.Inputs, .. options.Tests, options.Output, options.Rejects]);
        await using var session = await _sandbox.OpenAsync(parsed, _sandbox.Read(parsed), _surroundings, cancellation);
        await using var ledger = Ledger.Open(path);
        var run = new AgreementRun(session.Pythons[0].Pools[0], ledger, _surroundings.Time, FoldedDigest.Of);
        var problems = new ProblemList(_surroundings);
        await new LiveLine(_surroundings).WhileAsync(
            () => $"{run.Summary.Kept + run.Summary.Rejected:N0}/{run.Summary.Candidates:N0} candidates, {run.Summary.Problems:N0} problems",
            () => run.RunAsync(options, problems.Tell, cancellation));
        problems.End();
        return await TellAsync(run.Summary, options, parsed);
    }

    private async Task<int> TellAsync(AgreementSummary summary, AgreementOptions options, ParseResult parsed)
    {
        _surroundings.Show(SummaryTable.Of("agreed",
        [
            ("problems", summary.Problems), ("  with an agreement", summary.Agreed), ("  without tests", summary.WithoutTests),
            ("tests", summary.Tests), ("  that count", summary.TestsThatCount),
            ("candidates", summary.Candidates), ("  with code of their own", summary.Distinct), ("  kept", summary.Kept), ("  rejected", summary.Rejected),
        ]));
        await _files.PrintAsync(parsed, _surroundings, summary, CliJson.Default.AgreementSummary);
        if (summary.Candidates == 0)
        {
            _surroundings.Warn($"{string.Join(", ", options.Inputs)}: there was no candidate; the formats are in docs/file-formats.md");
            return ExitCode.Unusable;
        }

        _surroundings.Say($"agreed   {options.Output}");
        _surroundings.Say($"rejects  {options.Rejects}");
        if (summary.Undecided == 0) return ExitCode.Done;
        _surroundings.Warn($"{summary.Undecided:N0} candidates are undecided: the sandbox failed, not they; see the outcome sandbox_fault in {options.Rejects}, then run the same command again");
        return ExitCode.NoSandbox;
    }
}
