using System.Reflection;
using InstructMix.Mixer.Compiling;
using InstructMix.Core.Files;
using InstructMix.Mixer.Decontamination;
using InstructMix.Mixer.Deduplication;
using InstructMix.Mixer.Expressions;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sensitive;
using InstructMix.Mixer.Signals;
using InstructMix.Mixer.Sources;
using InstructMix.Mixer.Spilling;

namespace InstructMix.Mixer;

/// <summary>Makes a mix from a recipe: <c>instructmix mix RECIPE --output DIR</c>.</summary>
/// <param name="compiler">Compiles the snippets of a recipe that has any.</param>
/// <param name="progress">Told how far the mix has come; may be null.</param>
public sealed class MixRun(IPythonCompiler compiler, IProgress<MixProgress>? progress = null)
{
    private const int ProgressStep = 100;

    /// <summary>Reads, filters, orders and writes. The same recipe and inputs give the same bytes.</summary>
    /// <param name="recipePath">The recipe.</param>
    /// <param name="outputFolder">Where the mix goes; made where it is missing. Its files of the same names are replaced, all at the end.</param>
    /// <param name="cancellation">Stops the work; nothing is written then.</param>
    /// <returns>What the mix came to.</returns>
    /// <exception cref="UnusableInputException">The recipe, one of its files, or the folder cannot be used; nothing is written then.</exception>
    public async Task<MixSummary> RunAsync(string recipePath, string outputFolder, CancellationToken cancellation = default)
    {
        using var reading = await RecipeReading.ReadAsync(recipePath, new ExpressionCompiler(StandardSignals.Create()), cancellation);
        reading.Refuse(reading.File is null ? [] : InputFiles.Check(reading.File, outputFolder));
        var file = reading.File!;
        var inputs = await InputFiles.DigestAsync(file, cancellation);
        var problems = new List<InputProblem>();
        var sources = new List<SourceOffers>();
        using var spill = new PairSpill(outputFolder);
        var duplicates = new DuplicateFilter();
        var take = new SeededOrder("take", file.Recipe.Seed);
        List<IFilter> filters =
        [
            new EmptyFilter(), new WhereFilter(reading.Filters, s => reading.FilterOf(s.Number)), new CompileFilter(compiler, file.Recipe.Python, Compiled),
        ];
        if (file.Recipe.Decontaminate is { Count: > 0 }) filters.Add(await ContaminationFilter.ReadAsync(file, problems, cancellation));
        if (file.Recipe.Secrets != SensitiveRule.Keep || file.Recipe.PersonalData != SensitiveRule.Keep) filters.Add(new SensitiveFilter(file.Recipe, spill));
        if (file.Recipe.NearDuplicates is null) filters.AddRange([duplicates, new TakeFilter(take)]);
        for (int i = 0; i < file.Recipe.Sources.Count; i++)
        {
            var source = await ReadAsync(file, i, spill, problems, cancellation);
            foreach (var filter in filters) await filter.ApplyAsync(source, cancellation);
            if (file.Recipe.NearDuplicates is null) duplicates.Remember(source);
            sources.Add(source);
        }

        // Which of two pairs is the better one is known only when all are read.
        if (file.Recipe.NearDuplicates is { } near) new NearDuplicateFilter(near.Threshold, take).Apply(sources, cancellation);

        var manifest = await WriteAsync(file, inputs, sources, outputFolder, cancellation);
        return new MixSummary(outputFolder, manifest, problems);
    }

    private static string ToolVersion()
    {
        // Without the commit that the build appends: two builds of one version write the same manifest.
        string version = typeof(MixRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return $"instructmix {version.Split('+')[0]}";
    }

    private static OrderedDictionary<string, long> BySource(IEnumerable<Offer> mix)
    {
        var counts = mix.CountBy(p => p.Source).OrderBy(c => c.Key, StringComparer.Ordinal);
        return new OrderedDictionary<string, long>(counts.Select(c => KeyValuePair.Create(c.Key, (long)c.Value)), StringComparer.Ordinal);
    }

    private async Task<SourceOffers> ReadAsync(RecipeFile recipe, int number, PairSpill spill, List<InputProblem> problems, CancellationToken cancellation)
    {
        var entry = recipe.Recipe.Sources[number];
        var kind = PairSources.Named(entry.Source)!;
        var source = new SourceOffers(entry, number, kind.HoldsSnippets);
        foreach (var file in recipe.FilesOf(entry))
        {
            await foreach (var reading in kind.ReadAsync(file, cancellation))
            {
                var offer = new Offer(new Origin(file.Named, reading.Line), reading.Value?.Source ?? entry.Source, reading.Value is { } pair ? spill.Add(pair) : null);
                if (reading.Problem is { } problem)
                {
                    problems.Add(problem);
                    offer.Refuse(DropReason.Unreadable, $"{problem.What}; {problem.Remedy}");
                }

                source.Add(offer);
                if (source.All.Count % ProgressStep == 0) progress?.Report(new MixProgress(MixStage.Reading, entry.Source, source.All.Count));
            }
        }

        progress?.Report(new MixProgress(MixStage.Reading, entry.Source, source.All.Count));
        return source;
    }

    private async Task<Manifest> WriteAsync(RecipeFile file, IReadOnlyList<InputFile> inputs, List<SourceOffers> sources, string folder, CancellationToken cancellation)
    {
        Offer[] mix = [.. new SeededOrder("mix", file.Recipe.Seed).Sort(sources.SelectMany(s => s.Standing), o => o.Content)];
        SourceCount[] counts = [.. sources.Select(s => s.Count())];
        var totals = Counts.Sum([.. counts.Select(c => c.Records)]);
        await using var output = new MixFolder(folder);
        await output.WriteMixAsync(file.Recipe, mix, cancellation);
        await output.WriteDroppedAsync(sources.SelectMany(s => s.All).Where(o => !o.Stands), Masker.Of(file.Recipe), cancellation);
        var manifest = await output.CommitAsync(
            outputs => new Manifest(ToolVersion(), file.Recipe.Name, file.Sha256, file.Recipe.Seed, file.Recipe.Python, inputs, counts, totals, BySource(mix), outputs),
            cancellation);
        progress?.Report(new MixProgress(MixStage.Writing, null, mix.Length));
        return manifest;
    }

    private void Compiled(SourceOffers source, long done)
    {
        if (done % ProgressStep == 0) progress?.Report(new MixProgress(MixStage.Compiling, source.Entry.Source, done));
    }
}
