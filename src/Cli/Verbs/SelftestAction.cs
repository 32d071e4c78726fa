using InstructMix.Cli.Screens;
using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Selftest;
using Spectre.Console;

namespace InstructMix.Cli.Verbs;

/// <summary>Runs the hostile corpus on this very engine and kernel, and says which guarantees hold here.</summary>
/// <param name="surroundings">Where it is told.</param>
/// <param name="engine">The engine.</param>
internal sealed class SelftestAction(Surroundings surroundings, IEngine engine)
{
    /// <summary>Tests one Python's sandboxes. Gives the exit code.</summary>
    public async Task<int> RunAsync(PythonVersion python, IReadOnlyList<HostileCase> all, CancellationToken cancellation)
    {
        var image = await new SandboxImages(engine, surroundings.Say).EnsureAsync(python, cancellation);
        var cases = all.Where(c => c.AppliesTo(python)).ToList();
        var results = new List<SelftestResult>(cases.Count);
        var run = new SelftestRun(engine, Options(image), python);
        try
        {
            var progress = new LiveLine(surroundings);
            await progress.WhileAsync(
                () => $"Python {python}: {results.Count}/{cases.Count} hostile candidates, {results.Count(r => !r.Holds)} did not hold",
                async () =>
                {
                    await foreach (var result in run.RunAsync(cases, cancellation)) results.Add(result);
                });
        }
        catch (SandboxUnfitException e)
        {
            surroundings.Warn($"{e.Message}; see 'instructmix sandbox doctor'");
            return ExitCode.NoSandbox;
        }

        Tell(python, cases, results);
        if (run.Faults > 0) surroundings.Say($"{run.Faults} sandboxes failed and were replaced");
        // Where not even faults of the machine are over, nothing was shown either way.
        if (results.Any(r => r.Outcome.IsMachineFault())) return ExitCode.NoSandbox;
        return results.TrueForAll(r => r.Holds) ? ExitCode.Done : ExitCode.Failed;
    }

    private static SandboxOptions Options(SandboxImage image) => new()
    {
        Image = image.Id,
        ImageId = image.Id,
        Runner = image.Runner,
        Run = RunLabel.OfThisProcess(Guid.NewGuid().ToString("N")),
    };

    private void Tell(PythonVersion python, List<HostileCase> cases, List<SelftestResult> results)
    {
        surroundings.Say($"Python {python}");
        foreach (var category in cases.Select(c => c.Category).Distinct())
        {
            var own = results.Where(r => r.Case.Category == category).ToList();
            int held = own.Count(r => r.Holds);
            var mark = held == own.Count ? "[green]holds[/]" : "[red]FAILS[/]";
            var sentence = Guarantee.All.FirstOrDefault(g => g.Category == category)?.Sentence
                ?? "each comes to what it says, and harms nobody";
            surroundings.Console.MarkupLine($"{mark}  {held,3}/{own.Count,-3}  {Markup.Escape(category)}: {Markup.Escape(sentence)}");
        }

        foreach (var result in results.Where(r => !r.Holds).OrderBy(r => r.Case.ToString(), StringComparer.Ordinal))
        {
            surroundings.Console.MarkupLine($"[red]{Markup.Escape(result.Case.ToString())}[/]  expected {result.Expected.Word()}, got {result.Outcome.Word()}");
            surroundings.Say($"      {result.Case.About}");
            surroundings.Say($"      {OneLine(result.Detail)}");
        }
    }

    private static string OneLine(string text) => (text.Length > 600 ? text[..400] + " … " + text[^190..] : text).ReplaceLineEndings(" ");
}
