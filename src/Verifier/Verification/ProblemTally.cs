using InstructMix.Harness;

namespace InstructMix.Verifier.Verification;

/// <summary>Counts verdicts by problem and by model while a run goes on.</summary>
internal sealed class ProblemTally
{
    /// <summary>So many problems are told apart; an input of more of them has an answer or two for each, and its rates say nothing new.</summary>
    private const int MostProblems = 2_000_000;

    /// <summary>A field with more values than this is no name of a model.</summary>
    private const int MostGroups = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, ProblemCounts> _all = [];
    private readonly Dictionary<string, Dictionary<UInt128, ProblemCounts>> _groups = new(StringComparer.Ordinal);
    private bool _tooMany;

    /// <summary>Counts a verdict. One that a fault of the machine's made is no answer.</summary>
    public void Count(ProblemMark mark, Outcome outcome)
    {
        if (outcome.IsMachineFault()) return;
        bool passed = outcome.IsKept();
        lock (_lock)
        {
            if (_tooMany) return;
            _all[mark.Problem] = _all.GetValueOrDefault(mark.Problem).With(passed);
            if (mark.Group is { } name)
            {
                if (!_groups.TryGetValue(name, out var group)) _groups[name] = group = [];
                group[mark.Problem] = group.GetValueOrDefault(mark.Problem).With(passed);
            }

            _tooMany = _all.Count > MostProblems || _groups.Count > MostGroups;
        }
    }

    /// <summary>The counts with what is known by problem and by model.</summary>
    public VerificationSummary AddTo(VerificationSummary summary)
    {
        lock (_lock)
        {
            if (_tooMany || _all.Count == 0) return summary;
            return summary with
            {
                Rates = PassRates.Of(null, _all.Values),
                Groups = _groups.Count == 0 ? null
                    : [.. _groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => PassRates.Of(g.Key, g.Value.Values))],
            };
        }
    }
}
