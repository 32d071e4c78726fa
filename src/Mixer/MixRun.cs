using System.Reflection;
using InstructMix.Core.Files;
using InstructMix.Mixer.Compiling;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Judging;
using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Outputs.Pages;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sensitive;
using InstructMix.Mixer.Spilling;

namespace InstructMix.Mixer;

/// <summary>Makes a mix from a recipe: <c>instructmix mix RECIPE --output DIR</c>.</summary>
/// <param name="compiler">Compiles the snippets of a recipe that has any.</param>
/// <param name="progress">Told how far the mix has come; may be null.</param>
public sealed class MixRun(IPythonCompiler compiler, IProgress<MixProgress>? progress = null)
{
    /// <summary>The program and its version, as the manifest has it.</summary>
    public static string Tool { get; } = ToolVersion();

    /// <summary>Whether a mix without a single pair is written. It is refused otherwise: nobody wants one, and it would replace an earlier mix.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Finds the model that judges, for recipes whose expressions speak of <c>Judged</c>; null where none is to be had.</summary>
    public Func<JudgeOrder, CancellationToken, Task<IJudge>>? OpenJudge { get; init; }

    /// <summary>Reads, filters, orders and writes. The same recipe and inputs give the same bytes.</summary>
    /// <param name="recipePath">The recipe.</param>
    /// <param name="outputFolder">Where the mix goes; made where it is missing. Its files of the same names are replaced, all at the end.</param>
    /// <param name="cancellation">Stops the work; nothing is written then.</param>
    /// <returns>What the mix came to.</returns>
    /// <exception cref="UnusableInputException">The recipe, one of its files, or the folder cannot be used; nothing is written then.</exception>
    public async Task<MixSummary> RunAsync(string recipePath, string outputFolder, CancellationToken cancellation = default)
    {
        var judgements = new Judgements();
        using var reading = await RecipeReading.ReadAsync(recipePath, judgements, cancellation);
        reading.Refuse(reading.File is null ? [] : InputFiles.Check(reading.File, outputFolder));
        var file = reading.File!;
        var inputs = await InputFiles.DigestAsync(file, cancellation);
        using var spill = new PairSpill(outputFolder);
        await using var judge = await JudgeAsync(reading, outputFolder, cancellation);
        var stages = new MixStages(reading, compiler, judge, judgements, spill, progress);
        var sources = await stages.RunAsync(cancellation);
        var counts = Counts.Sum([.. sources.Select(s => s.Count().Records)]);
        if (counts.Kept == 0 && !MayBeEmpty) throw new UnusableInputException(Nothing(counts, stages.Problems));
        var manifest = await WriteAsync(file, inputs, judge?.Prompts ?? [], sources, outputFolder, cancellation);
        return new MixSummary(outputFolder, manifest, stages.Problems);
    }

    /// <summary>Does all that needs neither a sandbox nor a model, and writes nothing: what a recipe would come to.</summary>
    /// <param name="recipePath">The recipe.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UnusableInputException">The recipe or one of its files cannot be used.</exception>
    public async Task<MixPlan> PlanAsync(string recipePath, CancellationToken cancellation = default)
    {
        var judgements = new Judgements();
        using var reading = await RecipeReading.ReadAsync(recipePath, judgements, cancellation);
        reading.Refuse(reading.File is null ? [] : InputFiles.Check(reading.File, folder: null));
        var file = reading.File!;
        using var spill = new PairSpill(Path.GetTempPath());
        var stages = new MixStages(reading, compiler: null, judge: null, judgements, spill, progress);
        var sources = await stages.RunAsync(cancellation);
        var splits = MixOrder.Of(file.Recipe, sources);
        return new MixPlan(file.Recipe.Name, [.. InputFiles.SizesOf(file)], [.. sources.Select(s => s.Count())],
            sources.Where(s => s.HoldsSnippets)
                .Sum(s => s.Standing.LongCount()), sources.Sum(s => s.Judged), splits.Sum(s => s.Pairs.Count), stages.Problems);
    }

    private static string ToolVersion()
    {
        // Without the commit that the build appends: two builds of one version write the same manifest.
        string version = typeof(MixRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return $"instructmix {version.Split('+')[0]}";
    }

    private static string Nothing(Counts counts, IReadOnlyList<InputProblem> problems)
    {
        string why = counts.In == 0 ? "the sources hold no records" : $"of {counts.In:N0} records none is left: {string.Join(", ", counts.Dropped.Select(d => $"{d.Value:N0} {d.Key}"))}";
        string first = problems.Count > 0 ? $"; first of all {problems[0]}" : "";
        return $"the mix would be empty, and was not written: {why}; look at the sources and at their \"where\" (`instructmix mix RECIPE --plan` counts each stage){first}";
    }

    private static OrderedDictionary<string, long> BySource(IEnumerable<Placed> mix)
    {
        var counts = mix.CountBy(p => p.Offer.Source).OrderBy(c => c.Key, StringComparer.Ordinal);
        return new OrderedDictionary<string, long>(counts.Select(c => KeyValuePair.Create(c.Key, (long)c.Value)), StringComparer.Ordinal);
    }

    private async Task<Manifest> WriteAsync(
        RecipeFile file, IReadOnlyList<InputFile> inputs, IReadOnlyList<InputFile> prompts, IReadOnlyList<SourceOffers> sources,
        string folder, CancellationToken cancellation)
    {
        progress?.Report(new MixProgress(MixStage.Writing, null, sources.Sum(s => s.Standing.LongCount())));
        var splits = MixOrder.Of(file.Recipe, sources);
        SourceCount[] counts = [.. sources.Select(s => s.Count())];
        var totals = Counts.Sum([.. counts.Select(c => c.Records)]);
        var bySplit = file.Recipe.Splits is null
            ? null : new OrderedDictionary<string, long>(splits.Select(s => KeyValuePair.Create(s.Name!, (long)s.Pairs.Count)),
            StringComparer.Ordinal);
        var manifest = new Manifest(Tool, file.Recipe.Name, file.Sha256, file.Recipe.Seed, file.Recipe.Python, inputs, counts, totals,
            BySource(splits.SelectMany(s => s.Pairs)), [], bySplit);
        await using var output = new MixFolder(folder);
        await output.WriteMixAsync(file.Recipe, splits, cancellation);
        await output.WriteDroppedAsync(sources.SelectMany(s => s.All).Where(o => !o.Stands), Masker.Of(file.Recipe), cancellation);
        await output.WriteIndexAsync(splits, sources, cancellation);
        await output.WriteTextAsync(DatasetCard.FileName, new DatasetCard(file, manifest, splits).Text(), cancellation);
        await output.WriteTextAsync(MixReport.FileName, new MixReport(file, manifest, sources).Text(), cancellation);
        manifest = await output.CommitAsync(manifest, (outputs, last) => Locked(file, inputs, prompts, outputs, last), cancellation);
        return manifest;
    }

    private async Task<IJudge?> JudgeAsync(RecipeReading reading, string outputFolder, CancellationToken cancellation)
    {
        if (!reading.MentionsJudged) return null;
        if (OpenJudge is null) throw new UnusableInputException($"{reading.File!.Path}: an expression speaks of Judged, and no server is named that could judge; add --endpoint URL");
        return await OpenJudge(new JudgeOrder(reading.File!.Recipe.Judge!.Model, reading.File.JudgeTemplate, outputFolder), cancellation);
    }

    private MixLock Locked(RecipeFile file,
        IReadOnlyList<InputFile> inputs, IReadOnlyList<InputFile> prompts, IReadOnlyList<OutputFile> outputs, OutputFile manifest) =>
        new(Tool, new InputFile(Path.GetFileName(file.Path), InputFiles.LengthOf(file.Path), file.Sha256), inputs, prompts, compiler.Image,
            [.. outputs.Append(manifest).Select(o => new InputFile(o.File, o.Bytes, o.Sha256))]);
}
