using InstructMix.Core.Files;
using InstructMix.Mixer.Judging;
using InstructMix.Mixer.Sources;

namespace InstructMix.Mixer.Recipes;

/// <summary>A recipe as it stood on disk.</summary>
/// <param name="Recipe">What it says.</param>
/// <param name="Path">Where it stands; its sources' names are relative to this.</param>
/// <param name="Sha256">The digest of its bytes, in lower-case hexadecimal.</param>
public sealed record RecipeFile(Recipe Recipe, string Path, string Sha256)
{
    /// <summary>Reads and checks a recipe.</summary>
    /// <param name="path">The recipe's file.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It is missing or wrong; the message has a line for everything that is.</exception>
    public static async Task<RecipeFile> ReadAsync(string path, CancellationToken cancellation = default)
    {
        using var reading = await RecipeReading.ReadAsync(path, new Judgements(), cancellation);
        reading.Refuse();
        return reading.File!;
    }

    /// <summary>The files of a source, in the recipe's order.</summary>
    /// <param name="source">An entry of the recipe.</param>
    public IEnumerable<SourceFile> FilesOf(RecipeSource source)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        return source.Path.Select(named => new SourceFile(named, System.IO.Path.GetFullPath(named, folder)));
    }

    /// <summary>The file of the judge's template; null where it is the program's own.</summary>
    public string? JudgeTemplate => Recipe.Judge?.Template is { } named
        ? System.IO.Path.GetFullPath(named, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!)
        : null;

    /// <summary>The file of a benchmark.</summary>
    /// <param name="benchmark">An entry of the recipe's <c>decontaminate</c>.</param>
    public SourceFile FileOf(Benchmark benchmark) =>
        new(benchmark.Path, System.IO.Path.GetFullPath(benchmark.Path, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!));
}
