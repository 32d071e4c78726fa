using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InstructMix.Mixer.Filters;
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

    /// <summary>The name of a part, from 1.</summary>
    public static string PartName(int part) => $"instruction_tuning_dataset_alpha_part{part}.json";

    /// <summary>The names that a recipe's mix has, the manifest apart.</summary>
    public static IEnumerable<string> NamesFor(Recipe recipe)
    {
        if (recipe.Formats.Contains(OutputFormat.Tuples))
            for (int part = 1; part <= recipe.Parts; part++) yield return PartName(part);
        if (recipe.Formats.Contains(OutputFormat.Messages)) yield return MessagesRecord.FileName;
        if (recipe.Formats.Contains(OutputFormat.Alpaca)) yield return AlpacaRecord.FileName;
        yield return DroppedRecord.FileName;
    }

    /// <summary>Writes the mix in the recipe's formats.</summary>
    public async ValueTask WriteMixAsync(Recipe recipe, IReadOnlyList<Offer> mix, CancellationToken cancellation)
    {
        if (recipe.Formats.Contains(OutputFormat.Tuples))
        {
            for (int part = 0; part < recipe.Parts; part++)
            {
                // Parts differ by one pair at most, the earlier ones being the larger.
                int size = mix.Count / recipe.Parts, larger = mix.Count % recipe.Parts;
                int from = (part * size) + Math.Min(part, larger);
                await TuplesFile.WriteAsync(Start(PartName(part + 1)), mix.Skip(from).Take(part < larger ? size + 1 : size).Select(o => o.Pair!), cancellation);
            }
        }

        if (recipe.Formats.Contains(OutputFormat.Messages))
            await LinesAsync(MessagesRecord.FileName, mix.Select(o => o.Pair!).Select(p => new MessagesRecord([new("user", p.Instruction), new("assistant", p.Response)], p.Source)), OutputJson.Lines.MessagesRecord, cancellation);
        if (recipe.Formats.Contains(OutputFormat.Alpaca))
            await LinesAsync(AlpacaRecord.FileName, mix.Select(o => o.Pair!).Select(p => new AlpacaRecord(p.Instruction, "", p.Response, p.Source)), OutputJson.Lines.AlpacaRecord, cancellation);
    }

    /// <summary>Writes what is not in the mix, in the order in which it was read.</summary>
    /// <param name="dropped">What was dropped.</param>
    /// <param name="masker">Takes out of them what the recipe does not keep.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ValueTask WriteDroppedAsync(IEnumerable<Offer> dropped, Masker masker, CancellationToken cancellation) =>
        LinesAsync(DroppedRecord.FileName, dropped.Select(o => Dropped(o, masker)), OutputJson.Lines.DroppedRecord, cancellation);

    /// <summary>Finishes the folder.</summary>
    /// <param name="manifest">Makes the manifest from what was written.</param>
    /// <param name="cancellation">Stops the work; from the first rename on it is finished.</param>
    public async ValueTask<Manifest> CommitAsync(Func<IReadOnlyList<OutputFile>, Manifest> manifest, CancellationToken cancellation)
    {
        var made = manifest([.. _files.Select(f => f.Describe())]);
        var last = Start(Manifest.FileName);
        await last.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(made, OutputJson.Document.Manifest), cancellation);
        await last.WriteAsync("\n"u8.ToArray(), cancellation);
        foreach (var file in _files) await file.FinishAsync();
        cancellation.ThrowIfCancellationRequested();
        var former = FormerMix.Read(folder);
        foreach (var file in _files[..^1]) await file.CommitAsync();
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
            offer.Source, offer.Id, offer.Origin.ToString(), refusal.Reason, masker.Mask(refusal.Detail)!, masker.Mask(pair?.Instruction), masker.Mask(pair?.Response), refusal.CollidedWith, found);
    }

    private async ValueTask LinesAsync<T>(string name, IEnumerable<T> records, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        var file = Start(name);
        foreach (var record in records)
        {
            await file.WriteRecordAsync(JsonSerializer.SerializeToUtf8Bytes(record, type), cancellation);
            await file.WriteAsync("\n"u8.ToArray(), cancellation);
        }
    }

    private CountedFile Start(string name)
    {
        var file = new CountedFile(folder, name);
        _files.Add(file);
        return file;
    }
}
