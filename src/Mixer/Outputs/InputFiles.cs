using System.Security.Cryptography;
using InstructMix.Mixer.Recipes;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Outputs;

/// <summary>Makes sure, before anything is read or written, that a recipe's files are there and will survive the run.</summary>
internal static class InputFiles
{
    /// <summary>Checks every file and digests it.</summary>
    /// <exception cref="UnusableInputException">A file is missing or would be overwritten, or the folder is none; the message has a line for each.</exception>
    public static async Task<IReadOnlyList<InputFile>> CheckAsync(RecipeFile recipe, string folder, CancellationToken cancellation)
    {
        if (File.Exists(folder)) throw new UnusableInputException($"{folder}: is a file; name a folder for the mix");
        var files = recipe.Recipe.Sources.SelectMany(recipe.FilesOf).Distinct().ToList();
        HashSet<string> outputs = [.. MixFolder.NamesFor(recipe.Recipe).Append(Manifest.FileName).Select(n => Path.GetFullPath(n, Path.GetFullPath(folder)))];
        var wrong = new List<string>();
        foreach (var file in files)
        {
            if (outputs.Contains(file.Path)) wrong.Add($"{file.Path}: the mix would overwrite this source; name another output folder");
            else if (!File.Exists(file.Path)) wrong.Add($"{file.Path}: {(Directory.Exists(file.Path) ? "is a directory; name a file in it" : "there is no such file")} ({recipe.Path} names it \"{file.Named}\"; names are relative to the recipe)");
        }

        if (outputs.Contains(Path.GetFullPath(recipe.Path))) wrong.Add($"{recipe.Path}: the mix would overwrite the recipe; name another output folder");
        if (wrong.Count > 0) throw new UnusableInputException(string.Join('\n', wrong));
        var inputs = new List<InputFile>();
        foreach (var file in files) inputs.Add(await DigestAsync(file.Named, file.Path, cancellation));
        return inputs;
    }

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
