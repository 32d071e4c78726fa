namespace InstructMix.Mixer.Sensitive;

/// <summary>
/// Finds one kind of thing. Shapes are matched on pieces of a few hundred characters at most, so that no text takes long. They have no time limit: on a busy machine it
/// would end a mix by chance.
/// </summary>
internal interface IDetector
{
    /// <summary>Adds what it finds.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="found">Takes the findings.</param>
    void Find(string text, List<Finding> found);
}
