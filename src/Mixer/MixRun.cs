using System.Reflection;
using InstructMix.Mixer.Compiling;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sources;
using InstructMix.Core.Files;

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
        var file = await RecipeFile.ReadAsync(recipePath, cancellation);
        var inputs = await InputFiles.CheckAsync(file, outputFolder, cancellation);
        var problems = new List<InputProblem>();
        var sources = new List<SourceOffers>();
        var duplicates = new DuplicateFilter();
        IFilter[] filters = [new EmptyFilter(), new CompileFilter(compiler, file.Recipe.Python, Compiled), duplicates, new TakeFilter(new SeededOrder("take", file.Recipe.Seed))];
        foreach (var entry in file.Recipe.Sources)
        {
            var source = await ReadAsync(file, entry, problems, cancellation);
            foreach (var filter in filters) await filter.ApplyAsync(source, cancellation);
            duplicates.Remember(source);
            sources.Add(source);
        }

        var manifest = await WriteAsync(file, inputs, sources, outputFolder, cancellation);
        return new MixSummary(outputFolder, manifest, problems);
    }

    private static string ToolVersion()
    {
        // Without the commit that the build appends: two builds of one version write the same manifest.
        string version = typeof(MixRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return $"instructmix {version.Split('+')[0]}";
    }

    private static OrderedDictionary<string, long> BySource(IEnumerable<Pair> mix)
    {
        var counts = mix.CountBy(p => p.Source).OrderBy(c => c.Key, StringComparer.Ordinal);
        return new OrderedDictionary<string, long>(counts.Select(c => KeyValuePair.Create(c.Key, (long)c.Value)), StringComparer.Ordinal);
    }

    private async Task<SourceOffers> ReadAsync(RecipeFile recipe, RecipeSource entry, List<InputProblem> problems, CancellationToken cancellation)
    {
        var kind = PairSources.Named(entry.Source)!;
        var source = new SourceOffers(entry, kind.HoldsSnippets);
        foreach (var file in recipe.FilesOf(entry))
        {
            await foreach (var reading in kind.ReadAsync(file, cancellation))
            {
                var offer = new Offer(new Origin(file.Named, reading.Line), reading.Value?.Source ?? entry.Source, reading.Value);
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
        Pair[] mix = [.. new SeededOrder("mix", file.Recipe.Seed).Sort(sources.SelectMany(s => s.Standing), o => o.Content).Select(o => o.Pair!)];
        SourceCount[] counts = [.. sources.Select(s => s.Count())];
        var totals = Counts.Sum([.. counts.Select(c => c.Records)]);
        await using var output = new MixFolder(folder);
        await output.WriteMixAsync(file.Recipe, mix, cancellation);
        await output.WriteDroppedAsync(sources.SelectMany(s => s.All).Where(o => !o.Stands), cancellation);
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
