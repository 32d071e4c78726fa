namespace InstructMix.Mixer.Filters;

/// <summary>A pair at its place in the mix.</summary>
/// <param name="Offer">The pair.</param>
/// <param name="Copy">0, or the number of the copy where the pair stands in the mix more than once.</param>
internal readonly record struct Placed(Offer Offer, int Copy);
