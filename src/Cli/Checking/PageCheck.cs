using InstructMix.Cli.Screens;
using InstructMix.Core.Files;
using InstructMix.Examples;
using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;
using InstructMix.Examples.Running;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Cli.Checking;

/// <summary>Finds files, reads pages, has their examples run, and compares with the baseline.</summary>
/// <param name="surroundings">What it meets outside.</param>
/// <param name="sandboxes">Where examples run.</param>
/// <param name="ledger">Remembers verdicts; null for none.</param>
/// <param name="companions">What examples find beside them; read anew for each run, as it changes while one watches.</param>
/// <param name="reading">How pages are read.</param>
internal sealed class PageCheck(
    Surroundings surroundings, CheckSandboxes sandboxes, Ledger? ledger, IReadOnlyList<string> companions, ReadingOptions reading)
{
    /// <summary>Checks what is behind paths.</summary>
    public async Task<CheckResult> CheckAsync(IReadOnlyList<string> paths, ChangedLines? changed, CancellationToken cancellation)
    {
        var (at, start) = (surroundings.Time.GetUtcNow(), surroundings.Time.GetTimestamp());
        // Told before an engine is asked for.
        var beside = companions.Count > 0 ? await CompanionFiles.ReadAsync(companions, cancellation) : Companions.None;
        // A project's settings may change while one watches.
        var readers = new PageReaders(reading);
        var problems = new List<InputProblem>();
        var files = await new ExampleFiles(readers).FindAsync(paths, problems.Add, cancellation);
        var pages = new List<Page>();
        foreach (var file in files.Where(readers.IsPage))
        {
            var page = await readers.ReadAsync(file, cancellation);
            bool isTouched = changed is not null && beside.AreTouched(page, changed);
            if (changed is null || isTouched || changed.Touch(file)) pages.Add(page with { IsTouched = isTouched });
        }

        if (changed is not null)
        {
            var touched = pages.Select(p => p.File).ToHashSet(StringComparer.Ordinal);
            files = [.. files.Where(f => touched.Contains(f) || (!readers.IsPage(f) && changed.Touch(f)))];
        }

        problems.AddRange(pages.SelectMany(p => p.Problems).Distinct());
        var data = files.Where(f => !readers.IsPage(f)).ToList();
        var examples = new List<ExampleResult>();
        int trials = CheckRun.TrialsOf(pages);
        if (data.Count > 0 || trials > 0)
        {
            var run = new CheckRun(await sandboxes.OpenAsync(data.Count > 0 ? null : trials, cancellation), ledger, surroundings.Time,
                beside);
            await new LiveLine(surroundings).WhileAsync(() => $"{examples.Count:N0} examples checked", async () =>
            {
                await foreach (var example in run.RunAsync(pages, data, changed, problems.Add, cancellation)) examples.Add(example);
            });
        }

        var elapsed = surroundings.Time.GetElapsedTime(start);
        return new CheckResult
        {
            Files = files,
            Examples = examples,
            Problems = problems,
            Unchecked = [.. pages.SelectMany(p => p.Unchecked.Select(l => (p.File, l)))],
            At = at,
            Elapsed = elapsed,
        };
    }
}
