using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Core;
using InstructMix.Core.Files;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Outputs.Formats;

namespace InstructMix.Mixer.Stories;

/// <summary>Finds records of a finished mix, and tells what became of them: <c>instructmix why DIR ID</c>. Only the folder of the mix is read.</summary>
/// <param name="folder">The folder.</param>
public sealed class MixStories(string folder)
{
    /// <summary>The most records that are told; a piece of text may be in thousands.</summary>
    public const int Most = 20;

    /// <summary>The stage in which a reason is looked for.</summary>
    internal static readonly IReadOnlyDictionary<DropReason, string> StageOf = new Dictionary<DropReason, string>
    {
        [DropReason.Unreadable] = Stages.Read,
        [DropReason.NotPassed] = Stages.Read,
        [DropReason.Empty] = Stages.Empty,
        [DropReason.Where] = Stages.Where,
        [DropReason.ExpressionFailed] = Stages.Where,
        [DropReason.DoesNotCompile] = Stages.Compile,
        [DropReason.Contaminated] = Stages.Decontaminate,
        [DropReason.Secret] = Stages.Sensitive,
        [DropReason.PersonalData] = Stages.Sensitive,
        [DropReason.Duplicate] = Stages.Duplicates,
        [DropReason.NearDuplicate] = Stages.Duplicates,
        [DropReason.NotTaken] = Stages.Take,
        [DropReason.BeyondWeight] = Stages.Weights,
    };

    /// <summary>The stories of the records of that id, else of that place (<c>file:line</c>), else of those whose text holds it.</summary>
    /// <param name="wanted">An id, a line of an input, or a piece of text.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>At most <see cref="Most"/>, in the order of the mix, then of what was dropped; empty where there is none.</returns>
    /// <exception cref="UnusableInputException">The folder holds no mix.</exception>
    public async Task<IReadOnlyList<RecordStory>> OfAsync(string wanted, CancellationToken cancellation = default)
    {
        var manifest = await ManifestAsync(cancellation);
        foreach (var matches in new Func<string, string, string?, string?, bool>[]
        {
            (id, _, _, _) => id == wanted,
            (_, origin, _, _) => origin == wanted,
            (_, _, instruction, response) =>
                instruction?.Contains(wanted, StringComparison.Ordinal) == true
                || response?.Contains(wanted, StringComparison.Ordinal) == true,
        })
        {
            var found = await FindAsync(manifest, matches, cancellation);
            if (found.Count > 0) return found;
        }

        return [];
    }

    private static string[] Before(Manifest manifest, int? entry, string origin, string? stage)
    {
        // Of a file that is in several sources the first is told: what was dropped does not say of which it was.
        var source = entry is { } number
            ? manifest.Sources[number - 1] : manifest.Sources.FirstOrDefault(s => s.Path.Contains(origin[..origin.LastIndexOf(':')]));
        return [.. (source?.Stages ?? []).Select(s => s.Stage).TakeWhile(s => s != stage)];
    }

    private async Task<Manifest> ManifestAsync(CancellationToken cancellation)
    {
        string path = Path.Combine(folder, Manifest.FileName);
        if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such file; name the folder of a mix that `instructmix mix` wrote");
        try
        {
            await using var stream = File.OpenRead(path);
            if (await JsonSerializer.DeserializeAsync(stream, OutputJson.Document.Manifest, cancellation) is { Sources: not null } manifest
                && manifest.Sources.All(s => s.Stages is not null)) return manifest;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new UnusableInputException($"{path}: this is no manifest of a mix; make the mix again", e);
        }

        throw new UnusableInputException($"{path}: was written by an earlier version, which did not keep the stages; make the mix again");
    }

    private async Task<List<RecordStory>> FindAsync(Manifest manifest, Func<string, string, string?, string?, bool> matches,
        CancellationToken cancellation)
    {
        var kept = new List<(IndexRecord Index, Pair? Pair)>();
        await foreach (var (index, pair) in MixAsync(manifest, cancellation))
        {
            if (!matches(index.Id, index.Origin, pair?.Instruction, pair?.Response)) continue;
            kept.Add((index, pair));
            if (kept.Count > Most) break;
        }

        var stories = kept.GroupBy(k => (k.Index.Origin, k.Index.Entry)).Take(Most)
            .Select(g => Kept(manifest, [.. g.Select(k => k.Index)], g.First().Pair)).ToList();
        await foreach (var dropped in LinesAsync(DroppedRecord.FileName, OutputJson.Lines.DroppedRecord, cancellation))
        {
            if (stories.Count >= Most) break;
            if (matches(dropped.Id, dropped.Origin, dropped.Instruction, dropped.Response)) stories.Add(Dropped(manifest, dropped));
        }

        return await CollidedAsync(stories, cancellation);
    }

    private static RecordStory Kept(Manifest manifest, IndexRecord[] places, Pair? pair) => new(
        places[0].Source, places[0].Id, places[0].Origin, Before(manifest, places[0].Entry, places[0].Origin, null), null, places,
        pair?.Instruction, pair?.Response, []);

    private static RecordStory Dropped(Manifest manifest, DroppedRecord dropped) => new(
        dropped.Source, dropped.Id, dropped.Origin, Before(manifest, null, dropped.Origin, StageOf[dropped.Reason]), dropped, [],
        dropped.Instruction, dropped.Response, []);

    private async Task<List<RecordStory>> CollidedAsync(List<RecordStory> stories, CancellationToken cancellation)
    {
        var by = stories.Where(s => s.Dropped is null).Select(s => s.Origin).ToHashSet(StringComparer.Ordinal);
        if (by.Count == 0) return stories;
        var collided = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var dropped in LinesAsync(DroppedRecord.FileName, OutputJson.Lines.DroppedRecord, cancellation))
        {
            if (dropped.CollidedWith is not { } other || !by.Contains(other.Origin)) continue;
            if (!collided.TryGetValue(other.Origin, out var list)) collided[other.Origin] = list = [];
            list.Add($"{dropped.Source} {dropped.Id} ({dropped.Origin}): {dropped.Reason.Word()}");
        }

        return [.. stories.Select(s => collided.TryGetValue(s.Origin, out var list) ? s with { Collided = list } : s)];
    }

    // The texts lie in the first format's files, in the order of the index.
    private async IAsyncEnumerable<(IndexRecord Index, Pair? Pair)> MixAsync(Manifest manifest,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var texts = TextsAsync(manifest, cancellation).GetAsyncEnumerator(cancellation);
        await foreach (var index in LinesAsync(IndexRecord.FileName, OutputJson.Lines.IndexRecord, cancellation))
            yield return (index, await texts.MoveNextAsync() ? texts.Current : null);
    }

    private async IAsyncEnumerable<Pair> TextsAsync(Manifest manifest, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string[] files = [.. manifest.Outputs.Select(o => o.File)];
        if (MixFormats.All.FirstOrDefault(f => files.Any(f.Owns)) is not { } format) yield break;
        // The manifest lists the files in the order in which they were written: split by split, part by part.
        foreach (string file in files.Where(format.Owns))
            await foreach (var pair in format.ReadAsync(Path.Combine(folder, file), cancellation)) yield return pair;
    }

    private async IAsyncEnumerable<T> LinesAsync<T>(string name, JsonTypeInfo<T> type,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var line in LineReader.ReadAsync(Path.Combine(folder, name), cancellation))
        {
            var record = line.Value is { } bytes ? JsonSerializer.Deserialize(bytes, type) : default;
            yield return record ?? throw new UnusableInputException($"{Path.Combine(folder, name)}:{line.Line}: cannot be read; make the mix again");
        }
    }
}
