using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using InstructMix.Bench.Cases;
using InstructMix.Bench.Measuring;
using InstructMix.Bench.Reporting;
using InstructMix.Bench.Ways;
using InstructMix.Core.Files;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Bench;

/// <summary>The bench's command line.</summary>
/// <param name="output">Takes the tables.</param>
/// <param name="error">Takes what is being done.</param>
/// <param name="time">The clock.</param>
/// <param name="environment">Reads an environment variable.</param>
internal sealed class BenchCommand(TextWriter output, TextWriter error, TimeProvider time, Func<string, string?> environment)
{
    private readonly Option<string?> _humanEval = new("--humaneval") { Description = "HumanEval's problems (HumanEval.jsonl.gz), to run their reference solutions as well.", HelpName = "FILE" };
    private readonly Option<string?> _harness = new("--unsandboxed-harness") { Description = "A checkout of github.com/openai/human-eval whose execution.py does execute; a stand-in of ours without.", HelpName = "PATH" };
    private readonly Option<int> _rounds = new("--rounds") { Description = "How often everything is measured.", HelpName = "N", DefaultValueFactory = _ => 5 };
    private readonly Option<double> _seconds = new("--seconds") { Description = "How long one measurement takes, about.", HelpName = "S", DefaultValueFactory = _ => 2 };
    private readonly Option<int> _jobs = new("--jobs") { Description = "Sandboxes, and workers of what they are compared with.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string> _python = new("--python") { Description = "The Python.", HelpName = "V", DefaultValueFactory = _ => PythonVersion.Default.ToString() };
    private readonly Option<string> _output = new("--output") { Description = "The folder of the tables.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "bench") };
    private readonly Option<string[]> _only = new("--only") { Description = "Measures these ways alone (several names, or with commas between).", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };

    private readonly Option<int> _many = new("--many") { Description = "The most candidates of a run in --coordinator and --growth; a million take about half an hour.", HelpName = "N", DefaultValueFactory = _ => 100_000 };
    private readonly Option<bool> _growth = new("--growth") { Description = "Measures the program with more and more sandboxes, candidates, code, output and sleep instead." };
    private readonly Option<bool> _coordinator = new("--coordinator") { Description = "Measures the program itself instead: start, memory, CPU time, the ledger, Ctrl+C." };

    /// <summary>Runs a command line. Gives the exit code.</summary>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var root = new RootCommand("Measures ways of running candidates against each other, in interleaved rounds.") { _humanEval, _harness, _rounds, _seconds, _jobs, _python, _output, _only, _coordinator, _growth, _many };
        root.SetAction((parsed, _) => MeasureAsync(Settings(parsed), cancellation));
        try
        {
            return await root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancellation);
        }
        catch (UnusableInputException e)
        {
            await error.WriteLineAsync($"bench: {e.Message}");
            return 2;
        }
        catch (Exception e) when (e is EngineException or ImageException or InvalidOperationException)
        {
            await error.WriteLineAsync($"bench: {e.Message}");
            return 3;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("bench: interrupted");
            return 130;
        }
    }

    private BenchSettings Settings(ParseResult parsed) => new()
    {
        HumanEval = parsed.GetValue(_humanEval),
        Harness = parsed.GetValue(_harness),
        Rounds = Math.Max(1, parsed.GetValue(_rounds)),
        Seconds = parsed.GetValue(_seconds),
        Jobs = Math.Max(1, parsed.GetValue(_jobs)),
        Python = PythonVersion.TryParse(parsed.GetRequiredValue(_python), out var version) ? version : throw new UnusableInputException($"--python {parsed.GetValue(_python)}: give a version such as 3.11"),
        Output = parsed.GetRequiredValue(_output),
        Many = parsed.GetValue(_many),
        Growth = parsed.GetValue(_growth),
        Coordinator = parsed.GetValue(_coordinator),
        Only = [.. (parsed.GetValue(_only) ?? []).SelectMany(o => o.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };

    private async Task<int> MeasureAsync(BenchSettings settings, CancellationToken cancellation)
    {
        var sets = await SetsAsync(settings, cancellation);
        using var engine = new EngineClient(new EngineLocator(environment).Find());
        await Sweep.RunAsync(engine, all: false, TimeSpan.Zero, cancellation);
        var image = await new SandboxImages(engine, error.WriteLine).EnsureAsync(settings.Python, cancellation);
        var info = await engine.InfoAsync(cancellation);
        var session = new BenchSession(engine, image, RunLabel.OfThisProcess(Guid.NewGuid().ToString("N")), settings, info.CPUCfsQuota);
        var ways = new AllWays(session);
        try
        {
            var load = MeasuredOn.LoadNow();
            var at = time.GetUtcNow().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            var tables = new List<SetTable>();
            var cases = new List<CaseRow>();
            if (settings.Coordinator || settings.Growth) cases.AddRange(await new ProgramCases(session, sets[^1], error).RunAsync(settings.Only, cancellation));
            else foreach (var set in sets)
                tables.Add(new SetTable(set.Name, set.Subjects.Count, await new Rounds(settings, error).RunAsync(set, Chosen(ways.Ways, settings.Only), cancellation)));
            var machine = new MeasuredOn
            {
                At = at,
                Processor = MeasuredOn.ProcessorName(),
                Processors = Environment.ProcessorCount,
                Kernel = info.KernelVersion ?? "",
                Engine = info.ServerVersion ?? "",
                Image = image.Name,
                Load = $"{load} before, {MeasuredOn.LoadNow()} after",
            };
            await WriteAsync(new BenchReport(machine, settings.Jobs, tables, cases), settings.Output, cancellation);
            return 0;
        }
        finally
        {
            await ways.DisposeAsync();
            foreach (var left in await engine.ListAsync($"{RunLabel.Name}={session.Run.Run}", CancellationToken.None)) await engine.RemoveAsync(left.Id, CancellationToken.None);
        }
    }

    private static IReadOnlyList<IWay> Chosen(IReadOnlyList<IWay> ways, IReadOnlyList<string> only)
    {
        if (only.Count == 0) return ways;
        if (only.FirstOrDefault(o => ways.All(w => w.Name != o)) is { } unknown)
            throw new UnusableInputException($"--only {unknown}: there is no such way; there are {string.Join(", ", ways.Select(w => w.Name))}");
        return [.. ways.Where(w => only.Contains(w.Name))];
    }

    private static async Task<IReadOnlyList<SubjectSet>> SetsAsync(BenchSettings settings, CancellationToken cancellation)
    {
        var sets = new List<SubjectSet>();
        if (settings.HumanEval is { } path)
            sets.Add(await SubjectSet.ReadAsync("humaneval", Directory.Exists(path) ? Path.Combine(path, "HumanEval.jsonl.gz") : path, cancellation));
        var bundled = Path.Combine(Path.GetTempPath(), $"instructmix-bench-{Guid.NewGuid():N}.jsonl");
        try
        {
            await using (var file = File.Create(bundled)) await typeof(BenchCommand).Assembly.GetManifestResourceStream("candidates.jsonl")!.CopyToAsync(file, cancellation);
            sets.Add(await SubjectSet.ReadAsync("bundled", bundled, cancellation));
        }
        finally
        {
            File.Delete(bundled);
        }

        return sets;
    }

    private async Task WriteAsync(BenchReport report, string folder, CancellationToken cancellation)
    {
        var text = TextTable.Of(report);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "bench.txt"), text, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "bench.json"), JsonSerializer.Serialize(report, BenchJson.Default.BenchReport), cancellation);
        await output.WriteLineAsync(text);
        await error.WriteLineAsync($"bench: {Path.Combine(folder, "bench.txt")}, {Path.Combine(folder, "bench.json")}");
    }
}
