using InstructMix.Core;
using System.CommandLine;
using System.Text.Json;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Harness.Sessions;
using InstructMix.Mixer;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix mix</c>: sources in, a dataset out.</summary>
internal sealed class MixVerb
{
    private readonly Surroundings _surroundings;
    private readonly Argument<string> _recipe = new("RECIPE") { Description = "The recipe (docs/mixing.md)." };
    private readonly Option<string> _output = new("--output") { Description = "The folder of the dataset.", HelpName = "DIR", Required = true };
    private readonly Option<bool> _strict = new("--strict") { Description = "A record that cannot be read makes the exit code 2." };
    private readonly Option<bool> _json = new("--json") { Description = "The manifest as JSON on standard output." };

    public MixVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("mix", "Mixes verified pairs with the other sources of a recipe.") { _recipe, _output, _strict, _json };
        _recipe.Validators.Add(Parsers.Files);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Mixes, with snippets compiled in sandboxes.</summary>
    public static Task<MixSummary> MixAsync(Surroundings surroundings, string recipe, string folder, CancellationToken cancellation)
    {
        var compiler = new SandboxCompiler((python, token) => OpenSession.OnEngineAsync(new SessionOptions { Pythons = [python] }, surroundings, token));
        return new MixRun(compiler).RunAsync(recipe, folder, cancellation);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var summary = await MixAsync(_surroundings, parsed.GetRequiredValue(_recipe), parsed.GetRequiredValue(_output), cancellation);
        var problems = new ProblemList(_surroundings);
        foreach (var problem in summary.Problems) problems.Tell(problem);
        problems.End();
        var totals = summary.Manifest.Totals;
        var rows = new List<(string, long)> { ("records", totals.In), ("mixed", totals.Kept) };
        rows.AddRange(summary.Manifest.Mix.Select(m => ("  " + m.Key, m.Value)));
        rows.Add(("dropped", totals.In - totals.Kept));
        rows.AddRange(totals.Dropped.Select(d => ("  " + d.Key, d.Value)));
        _surroundings.Console.Write(SummaryTable.Of("mixed", rows));
        foreach (var output in summary.Manifest.Outputs) _surroundings.Say(Path.Combine(summary.Folder, output.File));
        if (parsed.GetValue(_json)) await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary.Manifest, CliJson.Default.Manifest)));
        return (totals.Of(DropReason.Unreadable) > 0 || summary.Problems.Count > 0) && parsed.GetValue(_strict) ? ExitCode.Unusable : ExitCode.Done;
    }
}
