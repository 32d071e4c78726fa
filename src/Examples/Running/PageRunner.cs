using InstructMix.Examples.Git;
using InstructMix.Examples.Pages;
using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Judging;

namespace InstructMix.Examples.Running;

/// <summary>Runs a page's examples on one Python: one trial for all namespaces, and others for those in which the process ended, and for what comes after.</summary>
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
        var parts = await Task.WhenAll(PageNamespaces.Of(page).Select(part => PartAsync(part, beside, changed, cancellation)));
        // What stands in several namespaces is told once, as it is where it does not hold. Code of the project's settings is told where it fails.
        var results = parts.SelectMany(r => r).Where(r => r.File == page.File || r.Failed)
            .GroupBy(r => (r.File, r.Line, r.What)).Select(same => same.OrderBy(r => r.Failed ? 0 : r.Outcome is not null ? 1 : 2).First());
        return Folding.Folded([.. results.OrderBy(r => r.Line)]);
    }

    private async Task<IEnumerable<ExampleResult>> PartAsync(List<List<Example>> part, Beside? beside, ChangedLines? changed, CancellationToken cancellation)
    {
        var namespaces = part.Select(examples => Namespace.Of(examples, changed)).OfType<Namespace>().ToList();
        var together = await TogetherAsync(namespaces, beside, cancellation);
        var came = await Task.WhenAll(namespaces.Select((one, i) => together[i] is { } done ? Task.FromResult(done) : AloneAsync(one, beside, cancellation)));
        return came.SelectMany((results, i) => namespaces[i].Told(results));
    }

    /// <summary>
    /// Runs several namespaces in one process, as Sphinx does: what they import is then imported once. Gives the results of each; null for those that have
    /// to run alone, because the process ended, or was short of memory or time, which those before them or the machine may have taken.
    /// </summary>
    private async Task<List<ExampleResult>?[]> TogetherAsync(List<Namespace> namespaces, Beside? beside, CancellationToken cancellation)
    {
        var came = new List<ExampleResult>?[namespaces.Count];
        var run = namespaces.ConvertAll(n => n.Examples.FindAll(e => SkipReason(e) is null));
        if (run.Count(examples => examples.Count > 0) < 2 || run.Exists(examples => examples.Exists(e => e.Kind == SectionKind.Module))) return came;
        var sections = run.SelectMany(examples => examples.Select((e, i) => e.ToSection() with { Anew = i == 0 }));
        var (verdict, fromLedger) = await RunAsync(new PageOrder([.. sections], [], beside?.Files, beside?.Modules), cancellation);
        var results = new Queue<SectionVerdict>(verdict.Sections ?? []);
        foreach (var (examples, i) in run.Select((examples, i) => (examples, i)))
        {
            var own = examples.TakeWhile(_ => results.Count > 0).Select(e => (Example: e, Section: results.Dequeue())).ToList();
            if (own.Count < examples.Count || own.Exists(o => o.Section.Ended || o.Section.Outcome is Outcome.MemoryLimit or Outcome.Timeout)) continue;
            came[i] = Skipped(namespaces[i]);
            foreach (var (example, section) in own) came[i]!.Add(ExampleResultMaker.Of(example, python, section, came[i]!, fromLedger));
        }

        return came;
    }

    private async Task<List<ExampleResult>> AloneAsync(Namespace one, Beside? beside, CancellationToken cancellation)
    {
        var came = Skipped(one);
        var waiting = one.Examples.FindAll(e => SkipReason(e) is null);
        while (waiting.Count > 0)
        {
            waiting = waiting is [{ Kind: SectionKind.Module } file]
                ? await FileAsync(file, beside, came, cancellation)
                : await BlocksAsync((waiting, one.Examples), beside, came, cancellation);
        }

        return came;
    }

    private List<ExampleResult> Skipped(Namespace one) =>
        [.. one.Examples.Select(e => (Example: e, Reason: SkipReason(e))).Where(e => e.Reason is not null).Select(e => ExampleResultMaker.Skipped(e.Example, python, e.Reason!))];

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

    /// <summary>The examples of one namespace that have to run.</summary>
    /// <param name="Examples">Those whose results are told, and all before them.</param>
    /// <param name="Wanted">Those whose results are told.</param>
    private sealed record Namespace(List<Example> Examples, List<Example> Wanted)
    {
        /// <summary>Makes one. Null where nothing of it is told.</summary>
        public static Namespace? Of(List<Example> examples, ChangedLines? changed)
        {
            var wanted = examples.FindAll(e => changed?.Touch(e.File, e.Line - 1, e.LastLine + 1) != false);
            return wanted.Count == 0 ? null : new Namespace(examples[..(examples.LastIndexOf(wanted[^1]) + 1)], wanted);
        }

        /// <summary>Those of the results that are told.</summary>
        public IEnumerable<ExampleResult> Told(List<ExampleResult> results)
        {
            var (first, last) = (Wanted[0].Line, Examples[^1].LastLine);
            var lines = Wanted.Select(e => (e.File, e.Line)).ToHashSet();
            return results.Where(r => r.Kind is ExampleKind.Docstring ? r.Line >= first && r.Line <= last : lines.Contains((r.File, r.Line)));
        }
    }
}
