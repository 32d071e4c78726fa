using InstructMix.Harness;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Reports;

/// <summary>Counts the pairs of a report by the problem that they answer and by the model that wrote them.</summary>
internal sealed class ProblemBook
{
    /// <summary>So many problems are told one by one.</summary>
    private const int MostProblems = 2000;

    private readonly Dictionary<string, ProblemCounts> _all = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Dictionary<string, ProblemCounts>> _groups = new(StringComparer.Ordinal);

    /// <summary>The rates of all pairs; null where none names its problem.</summary>
    public PassRates? Rates => _all.Count == 0 ? null : PassRates.Of(null, _all.Values);

    /// <summary>The rates of each group.</summary>
    public IReadOnlyList<PassRates> Groups => [.. _groups.Select(g => PassRates.Of(g.Key, g.Value.Values))];

    /// <summary>Each problem that has several answers.</summary>
    public IReadOnlyList<ProblemGroup> Problems => [.. _all.Where(p => p.Value.Answers > 1).Select(p => new ProblemGroup(p.Key, p.Value))
        .OrderBy(p => (double)p.Counts.Passed / p.Counts.Answers).ThenBy(p => p.Name, StringComparer.Ordinal).Take(MostProblems)];

    /// <summary>Counts a pair.</summary>
    public void Add(ReportPair pair)
    {
        if (pair.Problem is not { } problem || pair.Cells[0].Outcome.IsMachineFault()) return;
        bool passed = pair.Cells[0].Outcome.IsKept();
        _all[problem] = _all.GetValueOrDefault(problem).With(passed);
        if (pair.Group is not { } name) return;
        if (!_groups.TryGetValue(name, out var group)) _groups[name] = group = new(StringComparer.Ordinal);
        group[problem] = group.GetValueOrDefault(problem).With(passed);
    }
}
