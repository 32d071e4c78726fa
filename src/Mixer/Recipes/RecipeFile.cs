using System.Security.Cryptography;
using System.Text.Json;
using InstructMix.Mixer.Sources;
using InstructMix.Core.Files;

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
        await using var stream = LineReader.Open(path);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellation);
        byte[] bytes = copy.ToArray();
        ReadOnlyMemory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        var recipe = Parse(path, text.Span);
        return new RecipeFile(recipe, path, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The files of a source, in the recipe's order.</summary>
    /// <param name="source">An entry of the recipe.</param>
    public IEnumerable<SourceFile> FilesOf(RecipeSource source)
    {
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        return source.Path.Select(named => new SourceFile(named, System.IO.Path.GetFullPath(named, folder)));
    }

    private static Recipe Parse(string path, ReadOnlySpan<byte> text)
    {
        var fields = new RecipeFields(path);
        try
        {
            fields.Walk(text);
            Refuse(fields.Problems);
            var recipe = JsonSerializer.Deserialize(text, RecipeJson.Default.Recipe)
                ?? throw new UnusableInputException($"{path}:1: the recipe is null; write an object, as docs/mixing.md shows");
            Refuse([.. RecipeRules.Check(recipe, (at, what, remedy) => new InputProblem(path, fields.LineOf(at), what, remedy))]);
            return recipe;
        }
        catch (JsonException e) when (e.Path is { Length: > 0 } at && at != "$")
        {
            throw new UnusableInputException($"{path}:{fields.LineOf(at)}: {at[2..]} is not of the right kind; docs/mixing.md lists what each field holds", e);
        }
        catch (JsonException e)
        {
            string what = e.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0].TrimEnd('.', ' ', '|');
            throw new UnusableInputException($"{path}:{(e.LineNumber ?? 0) + 1}: this is not a recipe in JSON ({what}); correct it there, docs/mixing.md shows one", e);
        }
    }

    private static void Refuse(List<InputProblem> problems)
    {
        if (problems.Count > 0) throw new UnusableInputException(string.Join('\n', problems.OrderBy(p => p.Line)));
    }
}
