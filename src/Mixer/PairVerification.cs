namespace InstructMix.Mixer;

/// <summary>What a mix knows of a pair's verification. Whatever the record lacks is null.</summary>
/// <param name="Outcome">What it came to, such as <c>passed</c>.</param>
/// <param name="Level">How much was proved, such as <c>tested</c>.</param>
/// <param name="Python">The Python that ran it, such as <c>3.11.2</c>.</param>
/// <param name="Score">The share of its tests that it passed, 0 to 1.</param>
/// <param name="Rank">Its place among the answers to its request, from 1, where <c>instructmix agree</c> ranked them.</param>
/// <param name="Margin">The best group's score over the next one's, where <c>instructmix agree</c> ranked them.</param>
public sealed record PairVerification(string? Outcome = null, string? Level = null, string? Python = null, double? Score = null,
    double? Rank = null, double? Margin = null)
{
    /// <summary>That of a pair which was never verified.</summary>
    public static PairVerification None { get; } = new();
}
