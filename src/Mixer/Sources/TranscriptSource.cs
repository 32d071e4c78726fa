using InstructMix.Core.Files;

namespace InstructMix.Mixer.Sources;

/// <summary>
/// hh-rlhf (Bai et al., 2022, arXiv:2204.05862): transcripts that people preferred, as
/// <c>\n\nHuman: …\n\nAssistant: …</c>. The pair is the first question with its answer.
/// </summary>
/// <param name="name">The source's word: the same files' shape serves <c>helpful</c> and <c>harmless</c>.</param>
public sealed class TranscriptSource(string name) : IPairSource
{
    private const string Human = "\n\nHuman:", Assistant = "\n\nAssistant:";

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public bool HoldsSnippets => false;

    /// <inheritdoc/>
    public IAsyncEnumerable<Reading<Pair>> ReadAsync(SourceFile file, CancellationToken cancellation = default) =>
        Records.ReadAsync(file, RecordJson.Default.TranscriptRecord, Shape, cancellation);

    private Reading<Pair> Shape(TranscriptRecord record, Origin origin)
    {
        if (record.Chosen is null) return Reading<Pair>.Bad(origin.File, origin.Line, "the record has no \"chosen\"", "is this a file of hh-rlhf?");
        var pair = Split(record.Chosen) is var (question, answer)
            ? new Pair(name, question, answer, origin.ToString(), origin)
            : new Pair(name, "", record.Chosen, origin.ToString(), origin)
            {
                Refusal = new Refusal(DropReason.Unreadable, "the transcript does not begin with one Human turn and an Assistant turn"),
            };
        return Reading<Pair>.Good(origin.File, origin.Line, pair);
    }

    private static (string Question, string Answer)? Split(string transcript)
    {
        if (!transcript.StartsWith(Human, StringComparison.Ordinal)) return null;
        int second = Next(transcript, Human.Length);
        if (second < 0 || !transcript.AsSpan(second).StartsWith(Assistant, StringComparison.Ordinal)) return null;
        int answer = second + Assistant.Length;
        int third = Next(transcript, answer);
        return (transcript[Human.Length..second].Trim(), transcript[answer..(third < 0 ? ^0 : third)].Trim());
    }

    /// <summary>Where the next turn begins, whoever speaks; -1 where none does.</summary>
    private static int Next(string transcript, int from)
    {
        int human = transcript.IndexOf(Human, from, StringComparison.Ordinal), assistant = transcript.IndexOf(Assistant, from, StringComparison.Ordinal);
        return human < 0 ? assistant : assistant < 0 ? human : Math.Min(human, assistant);
    }
}
