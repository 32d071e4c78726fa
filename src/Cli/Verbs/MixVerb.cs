using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using InstructMix.Cli.Judging;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Generation.Endpoints;
using InstructMix.Harness.Sessions;
using InstructMix.Mixer;
using InstructMix.Mixer.Judging;
using InstructMix.Mixer.Proof;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix mix</c>: sources in, a dataset out.</summary>
internal sealed class MixVerb
{
    private readonly Surroundings _surroundings;
    private readonly Argument<string?> _recipe = new("RECIPE") { Description = "The recipe: a JSON file that says which sources go into the data set, and how much of each (docs/mixing.md).", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _output = new("--output", "-o") { Description = "Where to write the data set: a folder.", HelpName = "DIR" };
    private readonly Option<bool> _plan = new("--plan") { Description = "Say how many records the data set would have. Runs, asks and writes nothing." };
    private readonly Option<string?> _verify = new("--verify") { Description = "Compare a data set with its lock.json, and with the recipe and inputs that it was made from; end with exit code 1 if something differs.", HelpName = "DIR", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _endpoint = new("--endpoint") { Description = "The server of the model that rates pairs, for a recipe with \"judge\": OpenAI-compatible, such as http://localhost:8000.", HelpName = "URL" };
    private readonly Option<string> _key = new("--api-key-env") { Description = "The environment variable that holds the server's key.", HelpName = "VAR", DefaultValueFactory = _ => ApiKey.DefaultVariable };
    private readonly Option<int> _jobs = new("--jobs") { Description = "How many ratings to ask for at a time. What is written does not depend on it.", HelpName = "J", DefaultValueFactory = _ => 8 };
    private readonly Option<bool> _strict = new("--strict") { Description = "End with exit code 2 if a record cannot be read." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the manifest, the plan or the comparison as JSON on standard output." };

    public MixVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("mix", "Mixes verified pairs with the other sources of a recipe.") { _recipe, _output, _plan, _verify, _endpoint, _key, _jobs, _strict, _json };
        _recipe.Validators.Add(Parsers.Files);
        _jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1024) result.AddError("'--jobs' must be from 1 to 1024.");
        });
        Command.Validators.Add(Validate);
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    /// <summary>Mixes, with snippets compiled in sandboxes.</summary>
    public static async Task<MixSummary> MixAsync(
        Surroundings surroundings, string recipe, string folder, Func<JudgeOrder, CancellationToken, Task<IJudge>>? openJudge,
        CancellationToken cancellation)
    {
        var compiler = new SandboxCompiler((python, token) =>
            OpenSession.OnEngineAsync(new SessionOptions { Pythons = [python] }, surroundings, token));
        var progress = new MixProgressLine();
        var running = new MixRun(compiler, progress) { OpenJudge = openJudge }.RunAsync(recipe, folder, cancellation);
        await new LiveLine(surroundings).WhileAsync(() => progress.Line, () => running);
        return await running;
    }

    private void Validate(CommandResult result)
    {
        bool verifies = result.GetResult(_verify) is not null;
        if (!verifies && result.GetValue(_recipe) is null) result.AddError("Required argument missing for command: 'mix'. Name a recipe.");
        else if (verifies && result.GetValue(_verify) is null && result.GetValue(_output) is null) result.AddError("'--verify' needs the folder of a dataset: '--verify DIR'.");
        else if (verifies && result.GetValue(_plan)) result.AddError("'--plan' and '--verify' cannot be used together.");
        else if (!verifies && !result.GetValue(_plan) && result.GetValue(_output) is null) result.AddError("Option '--output' is required.");
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetResult(_verify) is not null) return await VerifyAsync(parsed, cancellation);
        if (parsed.GetValue(_plan)) return await PlanAsync(parsed, cancellation);
        var summary = await MixAsync(_surroundings, parsed.GetValue(_recipe)!, parsed.GetValue(_output)!, OpenJudge(parsed), cancellation);
        Tell(summary.Problems);
        var totals = summary.Manifest.Totals;
        _surroundings.Show(WaterfallTable.Of("what became of every record", summary.Manifest.Sources));
        var rows = new List<(string, long)> { ("records", totals.In), ("mixed", totals.Kept) };
        rows.AddRange(summary.Manifest.Mix.Select(m => ("  " + m.Key, m.Value)));
        if (summary.Manifest.Splits is { } splits) rows.AddRange(splits.Select(s => ("  " + s.Key, s.Value)));
        rows.Add(("dropped", totals.In - totals.Kept));
        rows.AddRange(totals.Dropped.Select(d => ("  " + d.Key, d.Value)));
        _surroundings.Show(SummaryTable.Of("mixed", rows));
        foreach (var source in summary.Manifest.Sources)
        {
            if (source is { Where: { } where } && source.Records.Of(DropReason.Where) is > 0 and var left)
                _surroundings.Say($"{source.Name ?? source.Source}: {left:N0} of {source.Records.In:N0} records were left out, for of them this does not hold: {where}");
            if (source.Unjudged is { } unjudged) _surroundings.Warn($"{source.Name ?? source.Source}: of {unjudged:N0} of {source.Judged:N0} records the model gave no judgement; the same command asks again where no answer came");
            if (source is { LaterTurns: { } later, Source: "jsonl" })
                _surroundings.Warn($"{source.Name ?? source.Source}: {later:N0} conversations go on after the first exchange; their later turns were not used");
        }

        foreach (var output in summary.Manifest.Outputs) _surroundings.Say(Path.Combine(summary.Folder, output.File));
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(summary.Manifest, CliJson.Default.Manifest)));
        return (totals.Of(DropReason.Unreadable) > 0 || summary.Problems.Count > 0) && parsed.GetValue(_strict)
            ? ExitCode.Unusable : ExitCode.Done;
    }

    private Func<JudgeOrder, CancellationToken, Task<IJudge>>? OpenJudge(ParseResult parsed)
    {
        if (parsed.GetValue(_endpoint) is not { } endpoint) return null;
        var address = EndpointAddress.Parse(endpoint);
        string variable = parsed.GetRequiredValue(_key);
        var key = new ApiKey(variable, _surroundings.Environment(variable));
        return async (order, token) =>
            await EndpointJudge.OpenAsync(order, address, key, parsed.GetValue(_jobs), _surroundings.Time, token);
    }

    private async Task<int> PlanAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var progress = new MixProgressLine();
        var running = new MixRun(new SandboxCompiler((_, _) => throw new InvalidOperationException("A plan compiles nothing.")), progress)
            .PlanAsync(parsed.GetValue(_recipe)!, cancellation);
        await new LiveLine(_surroundings).WhileAsync(() => progress.Line, () => running);
        var plan = await running;
        Tell(plan.Problems);
        _surroundings.Show(SummaryTable.Of("files, in bytes", plan.Inputs.Select(i => (i.File, i.Bytes))));
        _surroundings.Show(WaterfallTable.Of("what would become of every record", plan.Sources));
        _surroundings.Show(SummaryTable.Of(plan.Recipe, [("snippets to compile", plan.Snippets), ("judgements to ask for", plan.Judgements), ("pairs at most", plan.Pairs)]));
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(plan, CliJson.Default.MixPlan)));
        return plan.Problems.Count > 0 && parsed.GetValue(_strict) ? ExitCode.Unusable : ExitCode.Done;
    }

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string folder = parsed.GetValue(_verify) ?? parsed.GetValue(_output)!;
        var proof = await MixProof.OfAsync(folder, parsed.GetValue(_recipe), cancellation);
        foreach (var item in proof.Items.Where(i => i.State != ProofState.Same))
            _surroundings.Warn($"{item.Role.Word()} {item.File}: {item.State.Word().Replace('_', ' ')}: {item.Detail}");
        long same = proof.Items.LongCount(i => i.State == ProofState.Same),
            unseen = proof.Items.LongCount(i => i.State == ProofState.NotLookedAt);
        if (parsed.GetValue(_json))
            await _surroundings.Output.WriteLineAsync(Visible.Json(JsonSerializer.Serialize(proof, CliJson.Default.MixProof)));
        if (proof.Holds) _surroundings.Say($"{folder}: is what its lock says: {same:N0} files are the same{(unseen > 0 ? $", {unseen:N0} were not looked at" : "")}");
        else _surroundings.Warn($"{folder}: is not what its lock says: {proof.Items.Count - same - unseen:N0} of {proof.Items.Count:N0} files differ");
        return proof.Holds ? ExitCode.Done : ExitCode.Failed;
    }

    private void Tell(IReadOnlyList<InputProblem> problems)
    {
        var list = new ProblemList(_surroundings);
        foreach (var problem in problems) list.Tell(problem);
        list.End();
    }
}
