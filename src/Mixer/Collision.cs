namespace InstructMix.Mixer;

/// <summary>The pair that a dropped one collided with.</summary>
/// <param name="Source">The source that it carries.</param>
/// <param name="Id">Its id.</param>
/// <param name="Origin">Where it stood, as <c>file:line</c>.</param>
/// <param name="Jaccard">How much they have in common, from 0 to 1: the pieces that both have, of the pieces that either has. 1 for copies.</param>
/// <param name="Folded">Whether that was counted with the names and literals of the Python folded.</param>
public sealed record Collision(string Source, string Id, string Origin, double Jaccard, bool Folded = false);
