using InstructMix.Core;
using InstructMix.Harness;

namespace InstructMix.Verifier.Reverification;

/// <summary>Counts of a re-verification. Used by one task at a time.</summary>
/// <param name="versions">The Pythons, from the oldest.</param>
internal sealed class ReverificationTally(IReadOnlyList<string> versions)
{
    private readonly Dictionary<string, long[]> _outcomes = versions.ToDictionary(v => v, _ => new long[Enum.GetValues<Outcome>().Length]);
    private readonly SortedDictionary<Cause, long> _causes = [];
    private readonly SortedDictionary<string, long> _willBreak = new(StringComparer.Ordinal);

    private long _pairs, _passedThrough, _changed, _broken, _kept, _undecided;

    internal void Count(ReverifiedPair pair)
    {
        if (pair.Kept) _kept++;
        if (pair.PassedThrough)
        {
            _passedThrough++;
            return;
        }

        _pairs++;
        foreach (var cell in pair.Cells)
        {
            _outcomes[cell.Python.ToString()][(int)cell.Verdict.Outcome]++;
            if (cell.Verdict.Outcome.IsMachineFault()) _undecided++;
        }

        if (pair.Changes.Count > 0) _changed++;
        if (pair.Changes.Any(c => c.Broke)) _broken++;
        foreach (var change in pair.Changes) _causes[change.Cause] = _causes.GetValueOrDefault(change.Cause) + 1;
        foreach (var version in pair.Forecasts.Select(f => f.BreaksIn ?? "later").Distinct())
            _willBreak[version] = _willBreak.GetValueOrDefault(version) + 1;
    }

    internal ReverificationSummary Summary(long unreadable, long renamed, long fromLedger, long faults) => new()
    {
        Versions = versions,
        Pairs = _pairs,
        PassedThrough = _passedThrough,
        Unreadable = unreadable,
        Renamed = renamed,
        Outcomes = new OrderedDictionary<string, IReadOnlyDictionary<string, long>>(
            versions.Select(v => KeyValuePair.Create(v, (IReadOnlyDictionary<string, long>)Words(_outcomes[v])))),
        Changed = _changed,
        Broken = _broken,
        Causes = new OrderedDictionary<string, long>(_causes.Select(c => KeyValuePair.Create(c.Key.Name(), c.Value))),
        WillBreak = _willBreak,
        Kept = _kept,
        Undecided = _undecided,
        FromLedger = fromLedger,
        SandboxFaults = faults,
    };

    private static OrderedDictionary<string, long> Words(long[] counts) => new OrderedDictionary<string, long>(
        Enum.GetValues<Outcome>().Where(o => counts[(int)o] > 0).Select(o => KeyValuePair.Create(o.Word(), counts[(int)o])));
}
