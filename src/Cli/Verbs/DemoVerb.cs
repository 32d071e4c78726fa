using System.CommandLine;
using System.Text.Json;
using InstructMix.Cli.Demo;
using InstructMix.Cli.Sandboxing;
using InstructMix.Cli.Screens;
using InstructMix.Core.Files;
using InstructMix.Generation;
using InstructMix.Generation.Endpoints;
using InstructMix.Generation.Inputs;
using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Harness.Sessions;
using InstructMix.Mixer;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Verbs;

/// <summary><c>instructmix demo</c>: the whole way on the bundled examples, with recorded answers in a model's place.</summary>
internal sealed class DemoVerb
{
    private readonly Surroundings _surroundings;
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Where to write everything: a folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out/demo",
    };

    public DemoVerb(Surroundings surroundings)
    {
        _surroundings = surroundings;
        Command = new Command("demo", "The whole way once: prompts, a (recorded) model, sandboxes, kept pairs, a mix.") { _output };
        Command.SetAction(RunAsync);
    }

    public Command Command { get; }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetRequiredValue(_output);
        string In(string name) => Path.Combine(folder, name);
        if (string.IsNullOrWhiteSpace(folder)) throw new UnusableInputException("--output names no folder");
        if (File.Exists(folder)) throw new UnusableInputException($"{folder}: is a file; name a folder with --output");
        foreach (var name in new[] { "conala.json", "recipe.json" }) await BundledExamples.CopyAsync(name, In(name), cancellation);

        // A shorter limit than verify's own: an endless loop costs a demo three seconds.
        var settings = new SessionOptions { Limits = Limits.ForTimeout(TimeSpan.FromSeconds(3)) };
        await using var session = await OpenSession.OnEngineAsync(settings, _surroundings, cancellation);
        var image = session.Pythons[0].Image;

        _surroundings.Say("1/3 asking a model (recorded answers, served over HTTP) for Python functions");
        var requests = await PromptFlags.ReadAsync(_surroundings,
            RequestReader.ReadAsync(BundledExamples.Open("requests.jsonl"), "requests.jsonl", cancellation));
        var generated = await GenerateAsync(requests, In("candidates.jsonl"), cancellation);

        _surroundings.Say($"2/3 running {generated.Answered + generated.Resumed} candidates in sandboxes on Python {image.Python}");
        var options = new VerificationOptions
        {
            Inputs = [In("candidates.jsonl")],
            Output = In("kept.jsonl"),
            Rejects = In("rejects.jsonl"),
        };
        var (verified, _) = await VerifyVerb.VerifyAsync(_surroundings, options, session, In("ledger.sqlite"), cancellation);

        _surroundings.Say("3/3 mixing the kept pairs with one-liners in CoNaLa's format");
        var mixed = await MixVerb.MixAsync(_surroundings, In("recipe.json"), In("mix"), openJudge: null, cancellation);

        await WriteManifestAsync(In("run.json"), image, settings.Limits, requests.Count, generated, verified, mixed, cancellation);
        Show(folder, requests.Count, verified, mixed);
        return verified.Undecided > 0 ? ExitCode.NoSandbox : ExitCode.Done;
    }

    private async Task<GenerationSummary> GenerateAsync(IReadOnlyList<Request> requests, string output, CancellationToken cancellation)
    {
        var exemplars = await PromptFlags.ReadAsync(_surroundings,
            ExemplarReader.ReadAsync(BundledExamples.Open("exemplars.jsonl"), "exemplars.jsonl", cancellation));
        var answers = new List<RecordedAnswer>();
        await using (var stream = BundledExamples.Open("answers.jsonl"))
        {
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellation) is { } line)
                answers.Add(JsonSerializer.Deserialize(line, DemoJson.Default.RecordedAnswer)!);
        }

        await using var endpoint = await RecordedEndpoint.StartAsync(requests, answers, cancellation);
        var options = new GenerationOptions
        {
            Output = output,
            Count = answers.Count,
            Endpoint = EndpointAddress.Parse(endpoint.Address),
            Model = "recorded-answers",
            Sampling = new Sampling { Temperature = 0.8, Seed = 0 },
            // Recorded answers cost nothing, and those of an earlier version may be to other prompts.
            MayAskAgain = true,
        };
        return await GenerateVerb.GenerateAsync(_surroundings, options, requests, exemplars, judge: null, cancellation);
    }

    private static async Task WriteManifestAsync(
        string path, SandboxImage image, Limits limits, int requests, GenerationSummary generated, VerificationSummary verified,
        MixSummary mixed, CancellationToken cancellation)
    {
        var manifest = new DemoManifest(
            mixed.Manifest.Tool,
            image.Python.ToString(),
            image.Id,
            image.Runner,
            new DemoLimits(limits.Cpu.TotalSeconds, limits.Wall.TotalSeconds, limits.Memory.Bytes, limits.Output.Bytes),
            requests,
            generated,
            verified,
            mixed.Manifest.Mix);
        await using var file = AtomicFile.Create(path);
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, DemoJson.Default.DemoManifest), cancellation);
        await file.CommitAsync();
    }

    private void Show(string folder, int requests, VerificationSummary verified, MixSummary mixed)
    {
        var rows = new List<(string, long)> { ("requests", requests), ("candidates", verified.Candidates) };
        rows.AddRange(VerificationScreen.Outcomes(verified));
        rows.Add(("kept", verified.Kept));
        rows.Add(("mixed", mixed.Manifest.Totals.Kept));
        rows.AddRange(mixed.Manifest.Mix.Select(m => ("  " + m.Key, m.Value)));
        _surroundings.Show(SummaryTable.Of("the whole way", rows));
        _surroundings.Say($"dataset   {string.Join(", ", mixed.Manifest.Outputs.Where(o => o.File.Contains("part", StringComparison.Ordinal)).Select(o => Path.Combine(mixed.Folder, o.File)))}");
        _surroundings.Say($"kept      {Path.Combine(folder, "kept.jsonl")}");
        _surroundings.Say($"rejects   {Path.Combine(folder, "rejects.jsonl")}");
        _surroundings.Say($"manifest  {Path.Combine(folder, "run.json")}, {Path.Combine(mixed.Folder, "manifest.json")}");
    }
}
