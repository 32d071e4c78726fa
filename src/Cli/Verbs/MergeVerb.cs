using System.CommandLine;
using InstructMix.Cli.Screens;
using InstructMix.Verifier.Verification;
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
    private readonly OutputFlags _files = new("Where to write the pairs that are kept: a file, or a folder for all that is written.", "FILE|DIR");
    private readonly ReportFlags _report = new();

    public MergeVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("merge", "Joins the shares of a verification (verify --shard) as if one machine had done it.")
        {
            _folders, _files.Output, _files.Rejects, _files.Ledger, _files.Json,
        };
        _folders.Validators.Add(Parsers.Files);
        _report.AddTo(Command);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private static string OutputIn(string named, ShardSet set)
    {
        if (!Directory.Exists(named) && !Path.EndsInDirectorySeparator(named)) return named;
        var names = set.Shards.Select(s => Path.GetFileName(s.Output)).Distinct().ToList();
        return Path.Combine(named, names is [var name] ? name : "kept.jsonl");
    }

    /// <summary>The verification that the shares are of, as a report tells of it.</summary>
    private static VerificationOptions Options(ShardManifest manifest, MergeOptions options) => new()
    {
        Inputs = [.. manifest.Inputs.Select(i => i.File)],
        Output = options.Output,
        Rejects = options.Rejects,
        Stub = manifest.Settings.Stub,
    };

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var set = await ShardSet.OpenAsync(parsed.GetRequiredValue(_folders), cancellation);
        var output = OutputIn(parsed.GetRequiredValue(_files.Output), set);
        var options = new MergeOptions(
            output, parsed.GetValue(_files.Rejects) ?? VerifyNames.Beside(output, ".rejects"), parsed.GetValue(_files.Ledger) ?? output + ".ledger");
        options.Validate(set);
        await _report.CheckAsync(parsed, [options.Output, options.Rejects],
            [options.Ledger, ShardFiles.Manifest(output), .. set.Shards.SelectMany(s => s.Files)]);
        var merge = new ShardMerge(set);
        var running = merge.RunAsync(options, cancellation);
        await new LiveLine(_surroundings)
            .WhileAsync(() => $"{merge.Done:N0}/{set.Summary.Candidates:N0} candidates joined", () => running);
        var (manifest, withoutLedger) = await running;
        var summary = manifest.Summary;
        _surroundings.Show(SummaryTable.Of($"merged, {manifest.Merged} shares", VerificationScreen.Rows(summary)));
        await _files.PrintAsync(parsed, _surroundings, summary, CliJson.Default.VerificationSummary);
        foreach (var shard in withoutLedger) _surroundings.Warn($"{shard.Ledger}: share {shard.Manifest.Shard} has no ledger any more; a run with the merged ledger runs its trials anew");
        _surroundings.Say($"kept     {options.Output}");
        _surroundings.Say($"rejects  {options.Rejects}");
        _surroundings.Say($"ledger   {options.Ledger}");
        _surroundings.Say($"manifest {ShardFiles.Manifest(options.Output)}");
        if (summary.Candidates > 0)
            await _report.WriteAsync(parsed, Options(manifest, options), merge.Kept, manifest.Settings.Python, _surroundings, cancellation);
        if (summary.Undecided == 0) return ExitCode.Done;
        var undecided = set.Shards.Where(s => s.Manifest.Summary.Undecided > 0).Select(s => s.Manifest.Shard!.Value);
        _surroundings.Warn($"{summary.Undecided:N0} candidates are undecided: the sandbox failed, not they; run the shares {string.Join(", ", undecided)} again, then merge again");
        return ExitCode.NoSandbox;
    }
}
