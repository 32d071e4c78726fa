using System.Text.RegularExpressions;
using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Sources;
using Parquet;
using Parquet.Schema;

namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>Parquet in the hub's layout, <c>data/train-00000-of-00002.parquet</c>, with Alpaca's columns and the source.</summary>
internal sealed partial class ParquetFormat : IMixFormat
{
    // A group is in memory as a whole, here and where it is read.
    private const int GroupSize = 10_000;

    private static readonly DataField<string>[] Columns = [new("instruction", false), new("input", false), new("output", false), new("source", false)];

    /// <inheritdoc/>
    public string Name => "parquet";

    /// <inheritdoc/>
    public string ReadBy => "`datasets`, axolotl (`alpaca`), LLaMA-Factory (`alpaca`), the hub's viewer";

    /// <inheritdoc/>
    public bool Owns(string file) => Ours().IsMatch(file);

    /// <inheritdoc/>
    public string FilesOf(string? split) => $"data/{split ?? MixSplit.Train}-*.parquet";

    /// <inheritdoc/>
    public async ValueTask WriteAsync(MixFolder folder, MixSplit split, CancellationToken cancellation)
    {
        string name = split.Name ?? MixSplit.Train;
        IReadOnlyList<IReadOnlyList<Placed>> parts = name == MixSplit.Train ? [.. split.Parts()] : [split.Pairs];
        for (int i = 0; i < parts.Count; i++)
            await WriteAsync(folder.Start($"data/{name}-{i:00000}-of-{parts.Count:00000}.parquet"), parts[i], cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Pair> ReadAsync(string path, CancellationToken cancellation) =>
        new CommunitySource().ReadAsync(new SourceFile(Path.GetFileName(path), path), cancellation).Select(r => r.Value!);

    private static async ValueTask WriteAsync(CountedFile file, IReadOnlyList<Placed> pairs, CancellationToken cancellation)
    {
        await using var stream = new CountedStream(file);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(Columns), stream, cancellationToken: cancellation);
        for (int from = 0; from < pairs.Count || from == 0; from += GroupSize)
        {
            Pair[] group = [.. pairs.Skip(from).Take(GroupSize).Select(p => p.Offer.Pair!)];
            using var rows = writer.CreateRowGroup();
            await rows.WriteAsync(Columns[0], Array.ConvertAll(group, p => p.Instruction));
            await rows.WriteAsync(Columns[1], Array.ConvertAll(group, _ => ""));
            await rows.WriteAsync(Columns[2], Array.ConvertAll(group, p => p.Response));
            await rows.WriteAsync(Columns[3], Array.ConvertAll(group, p => p.Source));
            file.CountRecords(group.Length);
        }
    }

    [GeneratedRegex(@"^data/(train|validation|test)-\d{5}-of-\d{5}\.parquet$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();
}
