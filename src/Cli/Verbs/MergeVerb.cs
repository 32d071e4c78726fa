using System.CommandLine;
using System.Text.Json;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Verifier.Verification.Shards;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix merge</c>: the shares of a verification in, what one machine would have written out.</summary>
internal sealed class MergeVerb
{
    private readonly Surroundings _surroundings;
    private readonly Argument<string[]> _folders = new("DIR")
    {
        Description = "Folders of shares (verify --shard); those that lie directly below are looked through as well.",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file of kept pairs, or a folder for all that is written.",
        HelpName = "FILE|DIR",
        Required = true,
    };
    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "The file of what was dropped, and why; beside the output by default.",
        HelpName = "FILE",
    };
    private readonly Option<string?> _ledger = new("--ledger")
    {
        Description = "The file that remembers verdicts, to which the shares' are added; beside the output by default.",
        HelpName = "FILE",
    };
    private readonly Option<bool> _json = new("--json") { Description = "The summary of all shares as JSON on standard output." };

    public MergeVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("merge", "Joins the shares of a verification (verify --shard) as if one machine had done it.")
        {
            _folders, _output, _rejects, _ledger, _json,
        };
        _folders.Validators.Add(Parsers.Files);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private static string OutputIn(string named, ShardSet set)
    {
        if (!Directory.Exists(named) && !Path.EndsInDirectorySeparator(named)) return named;
        var names = set.Shards.Select(s => Path.GetFileName(s.Output)).Distinct().ToList();
        return Path.Combine(named, names is [var name] ? name : "kept.jsonl");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var set = await ShardSet.OpenAsync(parsed.GetRequiredValue(_folders), cancellation);
        var output = OutputIn(parsed.GetRequiredValue(_output), set);
        var options = new MergeOptions(
            output, parsed.GetValue(_rejects) ?? VerifyNames.Beside(output, ".rejects"), parsed.GetValue(_ledger) ?? output + ".ledger");
        var merge = new ShardMerge(set);
        var running = merge.RunAsync(options, cancellation);
        await new LiveLine(_surroundings)
            .WhileAsync(() => $"{merge.Done:N0}/{set.Summary.Candidates:N0} candidates joined", () => running);
        var (manifest, withoutLedger) = await running;
        var summary = manifest.Summary;
        _surroundings.Show(SummaryTable.Of($"merged, {manifest.Merged} shares", VerificationScreen.Rows(summary)));
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary, CliJson.Default.VerificationSummary)));
        foreach (var shard in withoutLedger) _surroundings.Warn($"{shard.Ledger}: share {shard.Manifest.Shard} has no ledger any more; a run with the merged ledger runs its trials anew");
        _surroundings.Say($"kept     {options.Output}");
        _surroundings.Say($"rejects  {options.Rejects}");
        _surroundings.Say($"ledger   {options.Ledger}");
        _surroundings.Say($"manifest {ShardFiles.Manifest(options.Output)}");
        if (summary.Undecided == 0) return ExitCode.Done;
        var undecided = set.Shards.Where(s => s.Manifest.Summary.Undecided > 0).Select(s => s.Manifest.Shard!.Value);
        _surroundings.Warn($"{summary.Undecided:N0} candidates are undecided: the sandbox failed, not they; run the shares {string.Join(", ", undecided)} again, then merge again");
        return ExitCode.NoSandbox;
    }
}
