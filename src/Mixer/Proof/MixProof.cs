using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Mixer.Outputs;

namespace InstructMix.Mixer.Proof;

/// <summary>Compares a mix with its lock: <c>instructmix mix --verify DIR</c>.</summary>
/// <param name="Folder">The folder of the mix.</param>
/// <param name="Items">Every file of the lock: outputs, recipe, inputs.</param>
public sealed record MixProof(string Folder, IReadOnlyList<ProofItem> Items)
{
    /// <summary>Whether the mix is what its lock says. Inputs that nobody could look at do not count against it.</summary>
    public bool Holds => Items.All(i => i.State is ProofState.Same or ProofState.NotLookedAt);

    /// <summary>Compares.</summary>
    /// <param name="folder">The folder of the mix.</param>
    /// <param name="recipe">The recipe; null where it is to be looked for in the folder, those above it, and the current one.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UnusableInputException">There is no lock that can be read.</exception>
    public static async Task<MixProof> OfAsync(string folder, string? recipe, CancellationToken cancellation = default)
    {
        var made = await ReadAsync(folder, cancellation);
        var items = new List<ProofItem>();
        foreach (var output in made.Outputs)
            items.Add(await CompareAsync(ProofRole.Output, output, IsInside(output.File) ? Path.Combine(folder, output.File) : null, "make the mix again",
                cancellation));
        string? place = recipe ?? await FindAsync(folder, made.Recipe, cancellation);
        items.Add(await CompareAsync(ProofRole.Recipe, made.Recipe, place, "the mix was made of another recipe; make it again, or get that recipe back", cancellation));
        string? beside = place is null ? null : Path.GetDirectoryName(Path.GetFullPath(place));
        foreach (var input in made.Inputs)
            items.Add(await CompareAsync(ProofRole.Input, input, beside is null ? null : Path.GetFullPath(input.File, beside), "the mix was made of another file; make it again, or get that file back",
                cancellation));
        return new MixProof(folder, items);
    }

    private static async Task<MixLock> ReadAsync(string folder, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, MixLock.FileName);
        if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such file; name the folder of a mix that `instructmix mix` wrote");
        try
        {
            await using var stream = File.OpenRead(path);
            if (await JsonSerializer.DeserializeAsync(stream, OutputJson.Document.MixLock, cancellation)
                is { Recipe: not null, Inputs: not null, Outputs: not null } made) return made;
        }
        catch (JsonException e)
        {
            throw new UnusableInputException($"{path}:{(e.LineNumber ?? 0) + 1}: this is no lock; make the mix again", e);
        }

        throw new UnusableInputException($"{path}: this is no lock; make the mix again");
    }

    // A lock that somebody else wrote leads to no file outside of its folder.
    private static bool IsInside(string file) => !Path.IsPathRooted(file) && !file.Split('/', '\\').Contains("..");

    private static async Task<string?> FindAsync(string folder, InputFile recipe, CancellationToken cancellation)
    {
        string name = Path.GetFileName(recipe.File);
        var places = new List<string>();
        for (string? above = Path.GetFullPath(folder); above is not null; above = Path.GetDirectoryName(above)) places.Add(above);
        string[] near = [.. places.Take(2).Select(p => Path.Combine(p, name)).Where(File.Exists)];
        foreach (string path in places.Append(Directory.GetCurrentDirectory()).Select(p => Path.Combine(p, name)).Where(File.Exists))
            if ((await DigestedFile.OfAsync(path, name, cancellation)).Sha256 == recipe.Sha256) return path;
        // Further away, another recipe of that name is probably one of another mix.
        return near.FirstOrDefault();
    }

    private static async Task<ProofItem> CompareAsync(ProofRole role, InputFile file, string? path, string remedy,
        CancellationToken cancellation)
    {
        if (path is null) return new ProofItem(role, file.File, ProofState.NotLookedAt, "name the recipe as well: `instructmix mix RECIPE --verify DIR`");
        if (!File.Exists(path)) return new ProofItem(role, file.File, ProofState.Missing, $"{path}: there is no such file; {remedy}");
        var found = await DigestedFile.OfAsync(path, file.File, cancellation);
        return found.Sha256 == file.Sha256
            ? new ProofItem(role, file.File, ProofState.Same)
            : new ProofItem(role, file.File, ProofState.Changed, $"{path}: has SHA-256 {found.Sha256}, the lock says {file.Sha256}; {remedy}");
    }
}
