using System.Text.Json.Serialization.Metadata;
using InstructMix.Mixer.Sources;

namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>A form of one JSON object a line: <c>NAME.jsonl</c>, or <c>NAME-train.jsonl</c> and its like where the mix is split.</summary>
/// <param name="name">The word for it in recipes, and of its files.</param>
/// <param name="type">How a line is written.</param>
/// <typeparam name="T">A line.</typeparam>
internal abstract class LinesFormat<T>(string name, JsonTypeInfo<T> type) : IMixFormat
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public abstract string ReadBy { get; }

    /// <inheritdoc/>
    public bool Owns(string file) => file == FilesOf(null) || MixSplit.Names.Any(split => file == FilesOf(split));

    /// <inheritdoc/>
    public string FilesOf(string? split) => split is null ? $"{name}.jsonl" : $"{name}-{split}.jsonl";

    /// <inheritdoc/>
    public async ValueTask WriteAsync(MixFolder folder, MixSplit split, CancellationToken cancellation) =>
        await folder.WriteLinesAsync(FilesOf(split.Name), split.Pairs.Select(p => Line(p.Offer.Pair!)), type, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<Pair> ReadAsync(string path, CancellationToken cancellation) =>
        new CommunitySource().ReadAsync(new SourceFile(Path.GetFileName(path), path), cancellation).Select(r => r.Value!);

    /// <summary>A pair as a line.</summary>
    protected abstract T Line(Pair pair);
}
