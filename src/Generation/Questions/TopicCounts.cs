namespace InstructMix.Generation.Questions;

/// <summary>What became of topics.</summary>
/// <param name="Named">How many different ones the samples named.</param>
/// <param name="Rare">How many too few samples named.</param>
/// <param name="TooMany">How many were beyond the most that go on.</param>
/// <param name="Kept">How many went on.</param>
/// <param name="Without">Passages without a topic.</param>
/// <param name="Json">Replies that are JSON.</param>
/// <param name="NotAsked">Samples that could not be had.</param>
public sealed record TopicCounts(int Named, int Rare, int TooMany, int Kept, int Without, int Json, int NotAsked)
{
    /// <summary>None.</summary>
    public static TopicCounts Zero { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public TopicCounts Plus(TopicCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new TopicCounts(
            Named + other.Named, Rare + other.Rare, TooMany + other.TooMany, Kept + other.Kept, Without + other.Without, Json + other.Json,
            NotAsked + other.NotAsked);
    }
}
