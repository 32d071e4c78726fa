using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;
using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Judging;

namespace InstructMix.Examples.Running;

/// <summary>Runs a page's examples on one Python: one trial for each namespace, and another for what comes after an example that ended its process.</summary>
/// <param name="python">The Python.</param>
/// <param name="trials">Runs trials on it.</param>
/// <param name="companions">What lies beside examples.</param>
internal sealed class PageRunner(PythonVersion python, TrialRunner trials, Companions companions)
{
    /// <summary>Checks a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="changed">The lines whose examples are reported; null for all. Examples before them run all the same, because they may define names.</param>
    /// <param name="cancellation">Stops the run.</param>
    public async Task<IReadOnlyList<ExampleResult>> CheckAsync(Page page, ChangedLines? changed, CancellationToken cancellation)
    {
        var beside = companions.For(page);
        var groups = await Task.WhenAll(PageNamespaces.Of(page).Select(group => GroupAsync(group, beside, changed, cancellation)));
        // What stands in several namespaces is told once, as it is where it does not hold. Code of the project's settings is told where it fails.
        var results = groups.SelectMany(g => g).Where(r => r.File == page.File || r.Failed)
            .GroupBy(r => (r.File, r.Line, r.What)).Select(same => same.OrderBy(r => r.Failed ? 0 : r.Outcome is not null ? 1 : 2).First());
        return Folding.Folded([.. results.OrderBy(r => r.Line)]);
    }

    private async Task<List<ExampleResult>> GroupAsync(
        List<Example> group, Beside? beside, ChangedLines? changed, CancellationToken cancellation)
    {
        var told = group.Where(e => changed?.Touch(e.File, e.Line - 1, e.LastLine + 1) != false)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        if (told.Count == 0) return [];
        var needed = group[..(group.FindLastIndex(told.Contains) + 1)];
        var came = new List<ExampleResult>();
        var waiting = new List<Example>();
        foreach (var example in needed)
        {
            if (SkipReason(example) is not { } reason) waiting.Add(example);
            else came.Add(ExampleResultMaker.Skipped(example, python, reason));
        }

        while (waiting.Count > 0)
        {
            var rest = waiting is [{ Kind: SectionKind.Module } file]
                ? await FileAsync(file, beside, came, cancellation)
                : await BlocksAsync((waiting, needed), beside, came, cancellation);
            waiting = rest;
        }

        var (first, last) = (needed.First(told.Contains).Line, needed[^1].LastLine);
        var lines = told.Cast<Example>().Select(e => (e.File, e.Line)).ToHashSet();
        return [.. came.Where(c => c.Kind is ExampleKind.Docstring ? c.Line >= first && c.Line <= last : lines.Contains((c.File, c.Line)))];
    }

    /// <summary>Runs the examples that have no result yet. Gives those that still have none.</summary>
    private async Task<List<Example>> BlocksAsync(
        (List<Example> Waiting, List<Example> All) examples, Beside? beside, List<ExampleResult> came,
        CancellationToken cancellation)
    {
        var (waiting, all) = examples;
        var decided = all.Except(waiting).Where(e => SkipReason(e) is null && !came.Any(c => c.Line == e.Line && c.Ended)).ToList();
        var order = all.Where(e => waiting.Contains(e) || decided.Contains(e)).ToList();
        var (verdict, fromLedger) = await RunAsync(new PageOrder([.. order.Select(e => e.ToSection())], [], beside?.Files, beside?.Modules), cancellation);
        var results = verdict.Sections ?? [];
        var rest = new List<Example>();
        for (int i = 0; i < order.Count; i++)
        {
            var example = order[i];
            if (!waiting.Contains(example)) continue;
            if (i < results.Count) came.Add(ExampleResultMaker.Of(example, python, results[i], came, fromLedger));
            else if (results.Count > 0 && results[^1].Ended) rest.Add(example);
            else came.Add(ExampleResultMaker.Undecided(example, python, verdict));
        }

        // An example that ran before and now ends the process would be run for ever.
        if (rest.Count == waiting.Count)
        {
            came.AddRange(rest.Select(e => ExampleResultMaker.NotRun(e, python, order[results.Count - 1].Line, results[^1].Outcome)));
            return [];
        }

        return rest;
    }

    /// <summary>Runs a file and its docstrings. Each docstring that ends the process takes one run more, without those that did so before.</summary>
    private async Task<List<Example>> FileAsync(
        Example file, Beside? beside, List<ExampleResult> came, CancellationToken cancellation)
    {
        var seen = new HashSet<(int, string?)>();
        var without = new List<int>();
        while (true)
        {
            var (verdict, fromLedger) = await RunAsync(new PageOrder([file.ToSection()], without, beside?.Files, beside?.Modules), cancellation);
            if (verdict.Sections is not { Count: > 0 } sections)
            {
                came.Add(ExampleResultMaker.Undecided(file, python, verdict));
                return [];
            }

            foreach (var (section, isFile) in sections.Select((s, i) => (s, i == 0)))
                if (seen.Add(isFile ? (0, null) : (section.Line, section.Name)))
                    came.Add(isFile
                        ? ExampleResultMaker.Of(file, python, section, came, fromLedger)
                        : ExampleResultMaker.OfDocstring(file, python, section, fromLedger));
            // Where the file itself ended the process there is nothing to do without.
            if (!sections[^1].Ended || sections.Count == 1 || without.Contains(sections[^1].Line)) return [];
            without.Add(sections[^1].Line);
        }
    }

    private async Task<(Verdict Verdict, bool FromLedger)> RunAsync(PageOrder order, CancellationToken cancellation)
    {
        var (entry, fromLedger) = await trials.StartAsync(order.ToTrial(), cancellation);
        return ((await entry).Verdict, fromLedger);
    }

    private string? SkipReason(Example example)
    {
        if (example.Directives.Skip) return ExampleResult.SkippedByPage;
        if (example.Unfit is { } reason) return reason;
        return example.Directives.Admits(python) ? null : $"it is for Python {string.Join(", ", example.Directives.Python)}";
    }
}
