using InstructMix.Core.Files;

namespace InstructMix.Cli.Screens;

/// <summary>Tells of records that could not be read: of the first few one by one, of the others how many there were.</summary>
/// <param name="surroundings">Where it is shown.</param>
internal sealed class ProblemList(Surroundings surroundings)
{
    private const int Shown = 20;
    private long _count;

    /// <summary>Tells of one, or counts it.</summary>
    public void Tell(InputProblem problem)
    {
        if (++_count <= Shown) surroundings.Say($"instructmix: {problem}");
    }

    /// <summary>Tells how many more there were.</summary>
    /// <param name="what">What was done with them.</param>
    public void End(string what = "could not be read")
    {
        if (_count > Shown) surroundings.Say($"instructmix: {_count - Shown:N0} more records {what}");
    }
}
