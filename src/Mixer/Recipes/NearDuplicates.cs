namespace InstructMix.Mixer.Recipes;

/// <summary>That near-duplicates are dropped, across all sources.</summary>
/// <param name="Threshold">From which Jaccard similarity of their rows of five words on two pairs are near-duplicates: 0.3 to 1.</param>
public sealed record NearDuplicates(double Threshold = 0.8)
{
    /// <summary>Below this nearly everything would be compared with everything.</summary>
    public const double LeastThreshold = 0.3;
}
