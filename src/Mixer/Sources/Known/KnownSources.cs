using System.Text.Json;
using InstructMix.Core;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources.Known;

/// <summary>The list of known sources: <c>known-sources.json</c>, which travels inside the program, or another of that shape.</summary>
/// <param name="sources">The sources.</param>
public sealed class KnownSources(IReadOnlyList<KnownSource> sources)
{
    /// <summary>The program's own list.</summary>
    public static KnownSources Bundled { get; } = ReadBundled();

    /// <summary>All of them.</summary>
    public IReadOnlyList<KnownSource> All => sources;

    /// <summary>Reads another list.</summary>
    /// <param name="path">A JSON file of the same shape.</param>
    /// <exception cref="UnusableInputException">It is missing, or of another shape.</exception>
    public static KnownSources Read(string path)
    {
        try
        {
            using var stream = LineReader.Open(path);
            return new KnownSources(JsonSerializer.Deserialize(stream, KnownSourcesJson.Default.IReadOnlyListKnownSource)
                ?? throw new JsonException("the list is null"));
        }
        catch (JsonException e)
        {
            throw new UnusableInputException($"{path}:{(e.LineNumber ?? 0) + 1}: this is no list of sources ({JsonReason.Of(e)}); `instructmix sources --json` shows one", e);
        }
    }

    /// <summary>A source.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="UnusableInputException">There is none of that name; the message says which is probably meant.</exception>
    public KnownSource Named(string name) => Find(name)
        ?? throw new UnusableInputException($"'{name}' is no known source; {NearestName.Remedy(name, sources.Select(s => s.Name))}");

    /// <summary>A source; null where there is none of that name.</summary>
    /// <param name="name">Its name.</param>
    public KnownSource? Find(string name) => sources.FirstOrDefault(s => s.Name == name);

    private static KnownSources ReadBundled()
    {
        using var stream = typeof(KnownSources).Assembly.GetManifestResourceStream("known-sources.json")!;
        return new KnownSources(JsonSerializer.Deserialize(stream, KnownSourcesJson.Default.IReadOnlyListKnownSource)!);
    }
}
