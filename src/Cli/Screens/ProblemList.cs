using InstructMix.Core.Files;

namespace InstructMix.Cli.Screens;

/// <summary>Tells of records that could not be read: of the first few one by one, of the others how many there were.</summary>
/// <param name="surroundings">Where it is shown.</param>
internal sealed class ProblemList(Surroundings surroundings)
{
    private const int Shown = 20;

    /// <summary>So many of one file with one remedy are told; then everybody has understood.</summary>
    private const int ShownAlike = 3;

    private readonly Dictionary<(string File, string Remedy), int> _alike = [];
    private int _shown;
    private long _count;

    /// <summary>Tells of one, or counts it.</summary>
    public void Tell(InputProblem problem)
    {
        _count++;
        if (_shown == Shown) return;
        var kind = (problem.File, problem.Remedy);
        int before = _alike.GetValueOrDefault(kind);
        if (before == ShownAlike) return;
        _alike[kind] = before + 1;
        _shown++;
        surroundings.Warn($"{problem}");
    }

    /// <summary>Tells how many more there were.</summary>
    /// <param name="what">What was done with them.</param>
    public void End(string what = "could not be read")
    {
        if (_count > _shown) surroundings.Warn($"{_count - _shown:N0} more {(_count - _shown == 1 ? "record" : "records")} {what}");
    }
}
