namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>A line of <c>sharegpt.jsonl</c>: a conversation of two turns, and the source.</summary>
/// <param name="Conversations">What the person asks, and what the model answers.</param>
/// <param name="Source">The pair's source.</param>
public sealed record ShareGptRecord(IReadOnlyList<ShareGptRecord.Turn> Conversations, string Source)
{
    /// <summary>One turn.</summary>
    /// <param name="From"><c>human</c> or <c>gpt</c>.</param>
    /// <param name="Value">What it says.</param>
    public sealed record Turn(string From, string Value);
}
