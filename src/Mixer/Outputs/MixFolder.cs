using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Outputs.Formats;
using InstructMix.Mixer.Outputs.Pages;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sensitive;

namespace InstructMix.Mixer.Outputs;

/// <summary>
/// Writes a mix. Every file is whole on disk before the first gets its name, and the manifest gets its name last:
/// a folder whose manifest matches its files is a mix that was finished.
/// </summary>
internal sealed class MixFolder(string folder) : IAsyncDisposable
{
    private readonly List<CountedFile> _files = [];

    /// <summary>The names that every mix has.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [DroppedRecord.FileName, IndexRecord.FileName, DatasetCard.FileName, MixReport.FileName, Manifest.FileName, MixLock.FileName];

    /// <summary>Whether a recipe's mix writes files of that name.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="file">A name relative to the folder.</param>
    public static bool Owns(Recipe recipe, string file) =>
        Names.Contains(file) || recipe.Formats.Any(f => MixFormats.Named(f)?.Owns(file) == true);

    /// <summary>Writes the mix in the recipe's formats.</summary>
    public async ValueTask WriteMixAsync(Recipe recipe, IReadOnlyList<MixSplit> splits, CancellationToken cancellation)
    {
        foreach (string name in recipe.Formats)
        {
            var format = MixFormats.Named(name) ?? throw new InvalidOperationException($"There is no format \"{name}\", which the recipe's check let pass.");
            foreach (var split in splits) await format.WriteAsync(this, split, cancellation);
        }
    }

    /// <summary>Writes where each pair of the mix came from.</summary>
    public ValueTask WriteIndexAsync(IReadOnlyList<MixSplit> splits, IReadOnlyList<SourceOffers> sources, CancellationToken cancellation)
    {
        var entries = sources.SelectMany(s => s.Standing.Select(o => (Offer: o, s.Number))).ToDictionary(o => o.Offer, o => o.Number + 1);
        var records = splits.SelectMany(s => s.Pairs.Select((p, i) => new IndexRecord(
            i + 1, p.Offer.Source, p.Offer.Id, p.Offer.Origin.ToString(), entries[p.Offer], s.Name, p.Copy > 0 ? p.Copy : null)));
        return WriteLinesAsync(IndexRecord.FileName, records, OutputJson.Lines.IndexRecord, cancellation);
    }

    /// <summary>Writes a text.</summary>
    public async ValueTask WriteTextAsync(string name, string text, CancellationToken cancellation) =>
        await Start(name).WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>Starts a file.</summary>
    /// <param name="name">Its name relative to the folder.</param>
    public CountedFile Start(string name)
    {
        var file = new CountedFile(folder, name);
        _files.Add(file);
        return file;
    }

    /// <summary>Writes one record a line.</summary>
    public async ValueTask WriteLinesAsync<T>(string name, IEnumerable<T> records, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var file = Start(name);
        foreach (var record in records)
        {
            await file.WriteRecordAsync(JsonSerializer.SerializeToUtf8Bytes(record, type), cancellation);
            await file.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    /// <summary>Writes what is not in the mix, in the order in which it was read.</summary>
    /// <param name="dropped">What was dropped.</param>
    /// <param name="masker">Takes out of them what the recipe does not keep.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ValueTask WriteDroppedAsync(IEnumerable<Offer> dropped, Masker masker, CancellationToken cancellation) =>
        WriteLinesAsync(DroppedRecord.FileName, dropped.Select(o => Dropped(o, masker)), OutputJson.Lines.DroppedRecord, cancellation);

    /// <summary>Finishes the folder.</summary>
    /// <param name="manifest">The manifest, without what was written.</param>
    /// <param name="locked">Makes the lock from what was written and the manifest's own file.</param>
    /// <param name="cancellation">Stops the work; from the first rename on it is finished.</param>
    public async ValueTask<Manifest> CommitAsync(Manifest manifest, Func<IReadOnlyList<OutputFile>, OutputFile, MixLock> locked,
        CancellationToken cancellation)
    {
        OutputFile[] outputs = [.. _files.Select(f => f.Describe())];
        var made = manifest with { Outputs = outputs };
        var last = await WriteDocumentAsync(Manifest.FileName, made, OutputJson.Document.Manifest, cancellation);
        await WriteDocumentAsync(MixLock.FileName, locked(outputs, last.Describe()), OutputJson.Document.MixLock, cancellation);
        foreach (var file in _files) await file.FinishAsync();
        cancellation.ThrowIfCancellationRequested();
        var former = FormerMix.Read(folder);
        foreach (var file in _files.Where(f => f != last)) await file.CommitAsync();
        former.Remove(except: made);
        await last.CommitAsync();
        return made;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files) await file.DisposeAsync();
    }

    private static DroppedRecord Dropped(Offer offer, Masker masker)
    {
        var (pair, refusal) = (offer.Pair, offer.Refusal!);
        var found = refusal.FoundIn is { } match ? match with { Text = masker.Mask(match.Text)! } : null;
        return new DroppedRecord(
            offer.Source, offer.Id, offer.Origin.ToString(), refusal.Reason, masker.Mask(refusal.Detail)!, masker.Mask(pair?.Instruction),
            masker.Mask(pair?.Response), refusal.CollidedWith, found);
    }

    private async ValueTask<CountedFile> WriteDocumentAsync<T>(string name, T document, JsonTypeInfo<T> type,
        CancellationToken cancellation)
    {
        var file = Start(name);
        await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(document, type), cancellation);
        await file.WriteAsync("\n"u8.ToArray(), cancellation);
        return file;
    }
}
