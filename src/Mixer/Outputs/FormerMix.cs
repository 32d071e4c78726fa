using System.Text.Json;
using System.Text.RegularExpressions;

namespace InstructMix.Mixer.Outputs;

/// <summary>
/// What an earlier run left in the folder. A part three of a mix that now has two would be loaded with them, so what
/// the former manifest lists, and the new one does not, is removed; anything else is not ours to remove.
/// </summary>
internal sealed partial class FormerMix(string folder, IReadOnlyList<string> names)
{
    /// <summary>Reads the folder's manifest, where there is one.</summary>
    public static FormerMix Read(string folder)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, Manifest.FileName)));
            return new FormerMix(folder, [.. manifest.RootElement.GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("file").GetString() ?? "").Where(n => Ours().IsMatch(n))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new FormerMix(folder, []); // no mix, or none that this program wrote
        }
    }

    /// <summary>Removes what is left over.</summary>
    public void Remove(Manifest except)
    {
        foreach (string name in names.Except(except.Outputs.Select(o => o.File), StringComparer.Ordinal)) File.Delete(Path.Combine(folder, name));
    }

    [GeneratedRegex(@"^(instruction_tuning_dataset_alpha_part\d+\.json|messages\.jsonl|alpaca\.jsonl|dropped\.jsonl)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
