using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>
/// CoNaLa (Yin et al., MSR 2018, arXiv:1805.08949): intents from Stack Overflow with the snippets that answer them.
/// Reads the curated files (one array) and the mined ones (JSON Lines).
/// </summary>
public sealed class ConalaSource : IPairSource
{
    /// <inheritdoc/>
    public string Name => "conala";

    /// <inheritdoc/>
    public bool HoldsSnippets => true;

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default) =>
        Records.ReadAsync(file, RecordJson.Default.ConalaRecord, Shape, cancellation);

    private Reading<Pair> Shape(ConalaRecord record, Origin origin)
    {
        // The rewritten intent names the snippet's variables and values; the intent is only a question's title.
        string? instruction = string.IsNullOrWhiteSpace(record.RewrittenIntent) ? record.Intent : record.RewrittenIntent;
        if (instruction is null) return Reading<Pair>.Bad(origin.File, origin.Line, "the record has neither \"rewritten_intent\" nor \"intent\"", "is this CoNaLa's own file?");
        if (record.Snippet is null) return Reading<Pair>.Bad(origin.File, origin.Line, "the record has no \"snippet\"", "is this CoNaLa's own file?");
        string id = (record.Id ?? record.QuestionId)?.ToString() ?? origin.ToString();
        return Reading<Pair>.Good(origin.File, origin.Line, new Pair(Name, instruction, record.Snippet, id, origin)
        {
            Meta = record.Others is { Count: > 0 } others
                ? JsonSerializer.SerializeToElement(others, RecordJson.Default.DictionaryStringJsonElement) : null,
        });
    }
}
