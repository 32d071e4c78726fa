using InstructMix.Core.Files;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sources;
using InstructMix.Mixer.Spilling;

namespace InstructMix.Mixer;

/// <summary>Reads the sources of a recipe, and puts their texts away.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="spill">Takes the texts.</param>
/// <param name="problems">Takes what is wrong with records.</param>
/// <param name="progress">Told how many records of a source are read; may be null.</param>
internal sealed class SourceReader(RecipeFile recipe, PairSpill spill, List<InputProblem> problems, IProgress<MixProgress>? progress)
{
    private const int ProgressStep = 100;

    /// <summary>Reads a source of the recipe, all its files.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async Task<SourceOffers> ReadAsync(int number, CancellationToken cancellation)
    {
        var entry = recipe.Recipe.Sources[number];
        var kind = PairSources.Named(entry.Source)!;
        var source = new SourceOffers(entry, number, kind);
        foreach (var file in recipe.FilesOf(entry))
        {
            await foreach (var reading in kind.ReadAsync(file, cancellation))
            {
                source.Add(Offered(source, file, reading));
                if (source.All.Count % ProgressStep == 0)
                    progress?.Report(new MixProgress(MixStage.Reading, entry.Source, source.All.Count));
            }
        }

        source.Book.Close(Stages.Read);
        progress?.Report(new MixProgress(MixStage.Reading, entry.Source, source.All.Count));
        return source;
    }

    private Offer Offered(SourceOffers source, SourceFile file, Reading<Pair> reading)
    {
        var entry = source.Entry;
        var origin = new Origin(file.Named, reading.Line);
        var pair = reading.Value is { } read ? Changed(read, entry) : null;
        if (pair is { HasLaterTurns: true }) source.LaterTurns++;
        var offer = new Offer(origin, pair?.Source ?? entry.Name ?? entry.Source, pair is null ? null : spill.Add(pair));
        if (reading.Problem is not { } problem) return offer;
        problems.Add(problem);
        offer.Refuse(DropReason.Unreadable, $"{problem.What}; {problem.Remedy}");
        return offer;
    }

    // What the recipe makes of the record.
    private static Pair Changed(Pair pair, RecipeSource entry)
    {
        if (entry.Name is { } name) pair = pair with { Source = name };
        if (entry.Response != ResponseText.Code) return pair;
        return pair.Code is { } code
            ? pair with { Response = code }
            : pair with { Refusal = pair.Refusal ?? new Refusal(DropReason.Unreadable, "the recipe wants its \"code\", and it has none; leave \"response\" out of the recipe's source") };
    }
}
