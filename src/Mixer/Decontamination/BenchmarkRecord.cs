namespace InstructMix.Mixer.Decontamination;

/// <summary>A record of a benchmark.</summary>
/// <param name="file">The file, as the recipe names it.</param>
/// <param name="number">The record's line, or its number.</param>
internal sealed class BenchmarkRecord(string file, long number)
{
    /// <summary>The file, as the recipe names it.</summary>
    public string File => file;

    /// <summary>The record's line, or its number where the file has no lines.</summary>
    public long Number => number;

    /// <summary>The words of all that it asks, each once: what tells whether a short answer is given to the same question.</summary>
    public HashSet<ulong> Asked { get; } = [];
}
