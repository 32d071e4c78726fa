namespace InstructMix.Generation;

/// <summary>How the model is to choose its tokens. What is null is not sent: the server's own default then holds.</summary>
public sealed record Sampling
{
    /// <summary>0 for always the likeliest token; higher for more variety.</summary>
    public double? Temperature { get; init; }

    /// <summary>Only the likeliest tokens that together have this probability, from 0 (exclusive) to 1.</summary>
    public double? TopP { get; init; }

    /// <summary>The longest answer in tokens. 1024 by default: many servers stop a plain completion after 16.</summary>
    public int? MaxTokens { get; init; } = 1024;

    /// <summary>How many answers one request asks for (<c>n</c>); null for one.</summary>
    public int? Choices { get; init; }

    /// <summary>
    /// The seed of the run. It chooses and orders the exemplars (0 where none is given), and sample <c>j</c> of every request
    /// is asked with <c>seed + j</c>: with the same seed, a server that honours seeds would give the same answer to each.
    /// </summary>
    public long? Seed { get; init; }
}
