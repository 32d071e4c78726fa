using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>
/// hh-rlhf's <c>helpful-*</c> files (Bai et al., 2022, arXiv:2204.05862): pairs of transcripts of which people chose one.
/// The pair is the first question of the chosen one with its answer.
/// </summary>
public sealed class TranscriptSource : IPairSource
{
    /// <inheritdoc/>
    public string Name => "helpful";

    /// <inheritdoc/>
    public bool HoldsSnippets => false;

    /// <inheritdoc/>
    public DefaultRule Default { get; } = new("Response.Length >= 100", p => p.Response.Length >= 100, @"\bResponse\b[^&|]*\bLength\b");

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default) =>
        Records.ReadAsync(file, RecordJson.Default.TranscriptRecord, Shape, cancellation);

    /// <summary>A pair of the first exchange; one that is refused, with the whole text, where the transcript has none.</summary>
    internal static Pair Exchange(string source, string transcript, Origin origin) =>
        Transcript.FirstExchange(transcript) is var (question, answer)
        ? new Pair(source, question, answer, origin.ToString(), origin)
        : new Pair(source, "", transcript, origin.ToString(), origin)
        {
            Refusal = new Refusal(DropReason.Unreadable, "the transcript does not begin with a Human turn and an Assistant turn"),
        };

    private Reading<Pair> Shape(TranscriptRecord record, Origin origin) => record.Chosen is null
        ? Reading<Pair>.Bad(origin.File, origin.Line, "the record has no \"chosen\"", "is this one of hh-rlhf's helpful files? red-team transcripts are read by the source \"harmless\"")
        : Reading<Pair>.Good(origin.File, origin.Line, Exchange(Name, record.Chosen, origin));
}
