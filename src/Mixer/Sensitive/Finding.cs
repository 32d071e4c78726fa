namespace InstructMix.Mixer.Sensitive;

/// <summary>Where something stands in a text that should perhaps not be there.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character, from 0.</param>
/// <param name="Length">How many characters (UTF-16 units) it has.</param>
public readonly record struct Finding(FindingKind Kind, int Start, int Length)
{
    /// <summary>The character behind its last one.</summary>
    public int End => Start + Length;
}
