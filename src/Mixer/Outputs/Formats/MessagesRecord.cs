namespace InstructMix.Mixer.Outputs.Formats;

/// <summary>A line of <c>messages.jsonl</c>: a chat of two messages, and the source.</summary>
/// <param name="Messages">What the user asks, and what the assistant answers.</param>
/// <param name="Source">The pair's source.</param>
public sealed record MessagesRecord(IReadOnlyList<MessagesRecord.Message> Messages, string Source)
{
    /// <summary>One message.</summary>
    /// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
    /// <param name="Content">What it says.</param>
    public sealed record Message(string Role, string Content);
}
