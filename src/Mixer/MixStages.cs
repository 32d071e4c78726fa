using InstructMix.Core.Files;
using InstructMix.Mixer.Compiling;
using InstructMix.Mixer.Decontamination;
using InstructMix.Mixer.Deduplication;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Judging;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sensitive;
using InstructMix.Mixer.Spilling;

namespace InstructMix.Mixer;

/// <summary>Takes the records of a recipe through all stages, and settles which are in the mix.</summary>
/// <param name="reading">The recipe with its expressions.</param>
/// <param name="compiler">Compiles snippets; null where they are to be passed over, as a plan does.</param>
/// <param name="judge">Asked what it thinks of records; null where nobody is.</param>
/// <param name="judgements">What the recipe's expressions look into.</param>
/// <param name="spill">Takes texts.</param>
/// <param name="progress">Told how far the mix has come; may be null.</param>
internal sealed class MixStages(RecipeReading reading, IPythonCompiler? compiler, IJudge? judge, Judgements judgements, PairSpill spill,
    IProgress<MixProgress>? progress)
{
    private const int ProgressStep = 100;

    private readonly RecipeFile _file = reading.File!;
    private readonly List<InputProblem> _problems = [];

    /// <summary>The records that could not be read.</summary>
    public IReadOnlyList<InputProblem> Problems => _problems;

    /// <summary>Reads and filters.</summary>
    /// <exception cref="UnusableInputException">A file cannot be used, or the recipe's weights cannot be met.</exception>
    public async Task<IReadOnlyList<SourceOffers>> RunAsync(CancellationToken cancellation)
    {
        var recipe = _file.Recipe;
        var sources = new List<SourceOffers>();
        var reader = new SourceReader(_file, spill, _problems, progress);
        var duplicates = new DuplicateFilter();
        var take = new SeededOrder("take", recipe.Seed);
        var filters = await FiltersAsync(recipe, cancellation);
        if (recipe.NearDuplicates is null) filters.AddRange([duplicates, new TakeFilter(take)]);
        for (int i = 0; i < recipe.Sources.Count; i++)
        {
            var source = await reader.ReadAsync(i, cancellation);
            foreach (var filter in filters)
            {
                await filter.ApplyAsync(source, cancellation);
                source.Book.Close(filter.Stage);
            }

            if (recipe.NearDuplicates is null) duplicates.Remember(source);
            sources.Add(source);
        }

        // Which of two pairs is the better one is known only when all are read.
        if (recipe.NearDuplicates is { } near)
        {
            progress?.Report(new MixProgress(MixStage.Comparing, null, sources.Sum(s => s.Standing.LongCount())));
            new NearDuplicateFilter(near.Threshold, take).Apply(sources, cancellation);
            foreach (var source in sources)
            {
                source.Book.Close(Stages.Duplicates, DropReason.Duplicate, DropReason.NearDuplicate);
                source.Book.Close(Stages.Take, DropReason.NotTaken);
            }
        }

        new WeightPlan(recipe).Apply(sources);
        if (recipe.HasWeights)
            foreach (var source in sources) source.Book.Close(Stages.Weights);
        if (recipe.Splits is not null)
            progress?.Report(new MixProgress(MixStage.Splitting, null, sources.Sum(s => s.Standing.LongCount())));
        new SplitPlan(recipe).Apply(sources, cancellation);
        return sources;
    }

    private async Task<List<IFilter>> FiltersAsync(Recipe recipe, CancellationToken cancellation)
    {
        List<IFilter> filters = [new EmptyFilter(), new WhereFilter(reading.Filters, s => reading.FilterOf(s.Number), judge, judgements)];
        if (compiler is not null) filters.Add(new CompileFilter(compiler, recipe.Python, Compiled));
        if (recipe.Decontaminate is { Count: > 0 }) filters.Add(await ContaminationFilter.ReadAsync(_file, _problems, cancellation));
        if (recipe.Secrets != SensitiveRule.Keep || recipe.PersonalData != SensitiveRule.Keep)
            filters.Add(new SensitiveFilter(recipe, spill));
        return filters;
    }

    private void Compiled(SourceOffers source, long done)
    {
        if (done % ProgressStep == 0) progress?.Report(new MixProgress(MixStage.Compiling, source.Entry.Source, done));
    }
}
