using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>
/// hh-rlhf's <c>red_team_attempts.jsonl.gz</c> (Ganguli et al., 2022, arXiv:2209.07858): one array of transcripts in which people tried to make a model
/// do harm, each with their rating of how far they got, 0 to 4. The pair is the first question with its answer. Files with <c>chosen</c>
/// (<c>harmless-base</c>) are read as well; nobody rated those.
/// </summary>
public sealed class RedTeamSource : IPairSource
{
    private const string Remedy = "is this hh-rlhf's red_team_attempts.jsonl.gz, or a file of harmless-base?";

    /// <inheritdoc/>
    public string Name => "harmless";

    /// <inheritdoc/>
    public bool HoldsSnippets => false;

    /// <inheritdoc/>
    public DefaultRule Default { get; } = new("Rating is null || Rating <= 2", p => p.Rating is null or <= 2, @"\bRating\b");

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default) =>
        Records.ReadAsync(file, RecordJson.Default.TranscriptRecord, Shape, cancellation);

    private Reading<Pair> Shape(TranscriptRecord record, Origin origin)
    {
        if (record.Transcript is null && record.Chosen is { } chosen)
            return Reading<Pair>.Good(origin.File, origin.Line, TranscriptSource.Exchange(Name, chosen, origin));
        if (record.Transcript is null) return Reading<Pair>.Bad(origin.File, origin.Line, "the record has neither \"transcript\" nor \"chosen\"", Remedy);
        if (record.Rating is null) return Reading<Pair>.Bad(origin.File, origin.Line, "the record has no \"rating\"", Remedy);
        return Reading<Pair>.Good(origin.File, origin.Line, TranscriptSource.Exchange(Name, record.Transcript, origin) with
        {
            Rating = record.Rating,
            Harmlessness = record.MinHarmlessnessScoreTranscript,
            Meta = record.Others is { Count: > 0 } others
                ? JsonSerializer.SerializeToElement(others, RecordJson.Default.DictionaryStringJsonElement) : null,
        });
    }
}
