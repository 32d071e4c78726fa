namespace InstructMix.Mixer.Sensitive;

/// <summary>Finds one kind of thing.</summary>
internal interface IDetector
{
    /// <summary>Adds what it finds.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="found">Takes the findings.</param>
    void Find(string text, List<Finding> found);
}
