using System.Security.Cryptography;
using InstructMix.Core.Files;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sources;

namespace InstructMix.Mixer.Outputs;

/// <summary>Makes sure, before anything is read or written, that a recipe's files are there and will survive the run.</summary>
internal static class InputFiles
{
    /// <summary>What is wrong with the files and the folder, a line for each: a file is missing or would be overwritten, the folder is none or has another mix in it.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="folder">The folder; null where nothing will be written.</param>
    public static IReadOnlyList<string> Check(RecipeFile recipe, string? folder)
    {
        var wrong = new List<string>();
        if (File.Exists(folder)) wrong.Add($"{folder}: is a file; name a folder for the mix");
        else if (folder is not null && FormerMix.Refusal(folder, recipe.Recipe.Name) is { } refusal) wrong.Add(refusal);
        bool IsOutput(string path) =>
            folder is not null && MixFolder.Owns(recipe.Recipe,
            Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path)).Replace('\\', '/'));
        foreach (var file in FilesOf(recipe))
        {
            if (IsOutput(file.Path)) wrong.Add($"{file.Path}: the mix would overwrite this source; name another output folder");
            else if (!File.Exists(file.Path)) wrong.Add($"{file.Path}: {(Directory.Exists(file.Path) ? "is a directory; name a file in it" : "there is no such file")} ({recipe.Path} names it \"{file.Named}\"; names are relative to the recipe)");
        }

        if (IsOutput(recipe.Path)) wrong.Add($"{recipe.Path}: the mix would overwrite the recipe; name another output folder");
        return wrong;
    }

    /// <summary>The sizes of the files; without digests, which take as long as reading them.</summary>
    public static IEnumerable<InputFile> SizesOf(RecipeFile recipe) =>
        FilesOf(recipe).Select(f => new InputFile(f.Named, LengthOf(f.Path), ""));

    /// <summary>A file's size in bytes, that of its target where it is a link.</summary>
    public static long LengthOf(string path)
    {
        using var file = File.OpenHandle(path);
        return RandomAccess.GetLength(file);
    }

    /// <summary>Digests every file.</summary>
    /// <exception cref="UnusableInputException">A file cannot be read.</exception>
    public static async Task<IReadOnlyList<InputFile>> DigestAsync(RecipeFile recipe, CancellationToken cancellation)
    {
        var inputs = new List<InputFile>();
        foreach (var file in FilesOf(recipe)) inputs.Add(await DigestAsync(file.Named, file.Path, cancellation));
        return inputs;
    }

    // A recipe that is being refused may have sources that are null, or files without a name.
    private static List<SourceFile> FilesOf(RecipeFile recipe) =>
        [.. recipe.Recipe.Sources.Where(s => s is not null && !s.Path.Any(string.IsNullOrWhiteSpace)).SelectMany(recipe.FilesOf)
            .Concat((recipe.Recipe.Decontaminate ?? []).Where(b => !string.IsNullOrWhiteSpace(b.Path)).Select(recipe.FileOf)).Distinct()];

    private static async Task<InputFile> DigestAsync(string named, string path, CancellationToken cancellation)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            string digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
            return new InputFile(named, stream.Length, digest);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); check its permissions", e);
        }
    }
}
