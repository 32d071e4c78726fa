using InstructMix.Core.Files;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Recipes;

namespace InstructMix.Mixer.Decontamination;

/// <summary>Drops pairs that hold texts of the benchmarks that the recipe names.</summary>
internal sealed class ContaminationFilter : IFilter
{
    private readonly ContaminationIndex _index = new();

    private ContaminationFilter()
    {
    }

    /// <summary>Reads the benchmarks.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="problems">Takes the records that could not be read, or have no text.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">A benchmark cannot be read, or none of its records has a text.</exception>
    public static async Task<ContaminationFilter> ReadAsync(RecipeFile recipe, List<InputProblem> problems, CancellationToken cancellation)
    {
        var filter = new ContaminationFilter();
        var wrong = new List<string>();
        foreach (var benchmark in recipe.Recipe.Decontaminate ?? [])
        {
            var file = recipe.FileOf(benchmark);
            var fields = new BenchmarkFields(benchmark.Field);
            var here = new List<InputProblem>();
            long texts = 0;
            await foreach (var (number, record, problem) in BenchmarkReader.ReadAsync(file, cancellation))
            {
                var found = record is { } read ? fields.Of(read, number, file.Named) : [];
                foreach (var text in found) filter._index.Add(text);
                texts += found.Count;
                if (found.Count == 0) here.Add(problem ?? fields.Missing(file.Named, number));
            }

            if (texts == 0)
                wrong.Add(here.Count > 0 ? $"{here[0]}; nothing of this benchmark could be compared"
                    : $"{file.Named}: the benchmark holds no records; name another file");
            problems.AddRange(here);
        }

        return wrong.Count == 0 ? filter : throw new UnusableInputException(wrong);
    }

    /// <inheritdoc/>
    public string Stage => Stages.Decontaminate;

    /// <inheritdoc/>
    public ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        Parallel.ForEach(source.Standing.ToArray(), new ParallelOptions { CancellationToken = cancellation }, offer =>
        {
            if (_index.Find(offer.Pair!, source.HoldsSnippets) is not { } match) return;
            string found = match.Match switch
            {
                MatchKind.Exact => "a whole text of it",
                MatchKind.Folded => "its program, names and literals folded",
                _ => "a row of its words",
            };
            offer.Refuse(new Refusal(DropReason.Contaminated,
                $"holds {found}: {match.File}:{match.Record}, \"{match.Field}\"")
            { FoundIn = match });
        });
        return ValueTask.CompletedTask;
    }
}
