using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>Counts the pairs of a run one by one, so that not all of them have to be held.</summary>
/// <param name="versions">The Pythons of the run.</param>
internal sealed class OverviewTally(IReadOnlyList<string> versions)
{
    /// <summary>Reasons are candidates' own words, and a million candidates have many; what comes after these is counted without.</summary>
    private const int MostReasons = 2000;

    private readonly Dictionary<Outcome, long>[] _outcomes = [.. versions.Select(_ => new Dictionary<Outcome, long>())];
    private readonly Dictionary<(string Cause, string What), (
        ChangeGroup Group, Dictionary<(string?, string, Outcome, Outcome), long> Moves)> _changes = [];
    private readonly Dictionary<(string?, string), ForecastGroup> _forecasts = [];
    private readonly Dictionary<(Outcome, string), long> _reasons = [];
    private readonly Dictionary<Level, long>[] _levels = [.. versions.Select(_ => new Dictionary<Level, long>())];
    private readonly ProblemBook _book = new();
    private long _pairs;
    private long _sound;
    private long _changed;
    private long _broken;
    private long _foretold;

    /// <summary>The counts of a report all of whose pairs are there.</summary>
    /// <param name="report">The report.</param>
    public static Overview Of(Report report)
    {
        var tally = new OverviewTally(report.Versions);
        foreach (var pair in report.Pairs) tally.Add(pair);
        return tally.Overview();
    }

    /// <summary>Counts a pair.</summary>
    /// <param name="pair">The pair.</param>
    public void Add(ReportPair pair)
    {
        _pairs++;
        for (int i = 0; i < _outcomes.Length; i++)
        {
            Count(_outcomes[i], pair.Cells[i].Outcome);
            if (pair.Cells[i] is { Level: { } level } kept && kept.Outcome.IsKept()) Count(_levels[i], level);
        }

        if (_outcomes.Length == 1) _book.Add(pair);
        if (pair.Cells.All(c => c.Outcome.IsKept())) _sound++;
        if (pair.Changes.Count > 0) _changed++;
        if (pair.Changes.Any(c => c.Before.IsKept() && !(c.After.IsKept() || c.After.Row().IsUnsteady || c.After.IsMachineFault())))
            _broken++;
        if (pair.Forecasts.Count > 0) _foretold++;
        foreach (var same in pair.Changes.GroupBy(c => (c.Cause, c.What))) Add(same.Key, [.. same]);
        foreach (var forecast in pair.Forecasts.DistinctBy(f => (f.BreaksIn, f.What)))
        {
            var key = (forecast.BreaksIn, forecast.What);
            _forecasts[key] = _forecasts.TryGetValue(key, out var group)
                ? group with { Pairs = group.Pairs + 1, Source = group.Source ?? forecast.Source }
                : new ForecastGroup(forecast.BreaksIn, forecast.What, forecast.Source, 1);
        }

        if (_outcomes.Length == 1 && pair.Cells[0] is { Outcome: not Outcome.Passed } cell)
        {
            var key = (cell.Outcome, Reason.Of(cell));
            Count(_reasons, _reasons.Count < MostReasons || _reasons.ContainsKey(key) ? key : (cell.Outcome, ""));
        }
    }

    /// <summary>The counts so far.</summary>
    public Overview Overview() => new()
    {
        Pairs = _pairs,
        Outcomes = [.. _outcomes.Select(o => new SortedDictionary<Outcome, long>(o))],
        Levels = [.. _levels.Select(l => new SortedDictionary<Level, long>(l))],
        Rates = _book.Rates,
        Groups = _book.Groups,
        Problems = _book.Problems,
        Sound = _sound,
        Changed = _changed,
        Broken = _broken,
        Foretold = _foretold,
        Changes = [.. Changes()],
        Forecasts = [.. _forecasts.Values.OrderBy(f => Numbered(f.BreaksIn)).ThenByDescending(f => f.Pairs)
            .ThenBy(f => f.What, StringComparer.Ordinal)],
        Reasons = [.. _reasons.Select(r => new ReasonGroup(r.Key.Item1, r.Key.Item2, r.Value)).OrderByDescending(r => r.Pairs)
            .ThenBy(r => r.Outcome).ThenBy(r => r.Reason, StringComparer.Ordinal)],
    };

    private static void Count<T>(Dictionary<T, long> counts, T of, long by = 1)
        where T : notnull => counts[of] = counts.GetValueOrDefault(of) + by;

    private static Version Numbered(string? version) =>
        Version.TryParse(version, out var number) ? number : new Version(int.MaxValue, 0);

    private void Add((string Cause, string What) key, IReadOnlyList<ReportChange> changes)
    {
        var (group, moves) = _changes.GetValueOrDefault(key, (new ChangeGroup(key.Cause, key.What, null, null, 0, []), []));
        foreach (var change in changes) Count(moves, (change.From, change.To, change.Before, change.After));
        _changes[key] = (group with
        {
            Pairs = group.Pairs + 1,
            Remedy = group.Remedy ?? changes.FirstOrDefault(c => c.Remedy is not null)?.Remedy,
            Source = group.Source ?? changes.FirstOrDefault(c => c.Source is not null)?.Source,
        }, moves);
    }

    /// <summary>Groups by cause, the most frequent cause first, and in it the most frequent title.</summary>
    private IEnumerable<ChangeGroup> Changes() => _changes.Values
        .Select(c => c.Group with
        {
            Moves = [.. c.Moves.Select(m => new ChangeMove(m.Key.Item1, m.Key.Item2, m.Key.Item3, m.Key.Item4, m.Value))
                .OrderByDescending(m => m.Count).ThenBy(m => Numbered(m.To))],
        })
        .GroupBy(g => g.Cause)
        .OrderByDescending(c => c.Sum(g => g.Pairs)).ThenBy(c => c.Key, StringComparer.Ordinal)
        .SelectMany(c => c.OrderByDescending(g => g.Pairs).ThenBy(g => g.What, StringComparer.Ordinal));
}
