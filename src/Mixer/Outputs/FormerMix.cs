using System.Text.Json;
using InstructMix.Mixer.Outputs.Formats;
using InstructMix.Mixer.Outputs.Pages;

namespace InstructMix.Mixer.Outputs;

/// <summary>
/// What an earlier run left in the folder. A part three of a mix that now has two would be loaded with them, so what
/// the former manifest lists, and the new one does not, is removed; anything else is not ours to remove.
/// </summary>
internal sealed class FormerMix
{
    private readonly string _folder;
    private readonly IReadOnlyList<string> _names;

    private FormerMix(string folder, string? recipe, IReadOnlyList<string> names) => (_folder, Recipe, _names) = (folder, recipe, names);

    /// <summary>The name of its recipe; null where there is no mix, or none that this program wrote.</summary>
    public string? Recipe { get; }

    /// <summary>Reads the folder's manifest, where there is one.</summary>
    public static FormerMix Read(string folder)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, Manifest.FileName)));
            string[] names = [.. manifest.RootElement.GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("file").GetString() ?? "")
                .Where(IsOurs)];
            return new FormerMix(folder, manifest.RootElement.GetProperty("recipe").GetString(), names);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new FormerMix(folder, null, []);
        }
    }

    /// <summary>Why a mix must not be written to a folder: another recipe's mix is there, or a page that is none of ours; null where it may.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="recipe">The name of the recipe.</param>
    public static string? Refusal(string folder, string recipe)
    {
        if (Read(folder).Recipe is { } other && other != recipe)
            return $"{folder}: holds the mix \"{other}\", and the recipe makes \"{recipe}\"; name another output folder, or remove that one";
        string card = Path.Combine(folder, DatasetCard.FileName);
        return File.Exists(card) && !File.ReadAllText(card).Contains(DatasetCard.Mark, StringComparison.Ordinal)
            ? $"{card}: was not written by `instructmix mix`, which would replace it; name another output folder, or move the file"
            : null;
    }

    /// <summary>Removes what is left over.</summary>
    public void Remove(Manifest except)
    {
        foreach (string name in _names.Except(except.Outputs.Select(o => o.File), StringComparer.Ordinal))
            File.Delete(Path.Combine(_folder, name));
    }

    private static bool IsOurs(string name) => MixFolder.Names.Contains(name) || MixFormats.All.Any(f => f.Owns(name));
}
