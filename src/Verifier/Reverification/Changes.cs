using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Reverification;

/// <summary>Finds where the outcomes of a pair differ: from Python to Python, and from the verdict that the set carries.</summary>
/// <param name="causes">Explains differences.</param>
internal sealed class Changes(Causes causes)
{
    /// <summary>The cells with a difference. They have to run again before it counts.</summary>
    public static IReadOnlySet<int> Suspects(Candidate candidate, IReadOnlyList<VersionCell> cells)
    {
        var suspects = new SortedSet<int>();
        for (int i = 1; i < cells.Count; i++)
        {
            if (!Differ(cells[i].Verdict.Outcome, cells[i - 1].Verdict.Outcome)) continue;
            suspects.Add(i - 1);
            suspects.Add(i);
        }

        foreach (var (_, index) in Carried(candidate, cells)) suspects.Add(index);
        return suspects;
    }

    /// <summary>The changes of a pair, the one against the carried verdict first.</summary>
    /// <param name="candidate">The pair.</param>
    /// <param name="code">The code that ran.</param>
    /// <param name="first">Its first verdict on each Python.</param>
    /// <param name="cells">Its verdicts after the trials that differed were run again.</param>
    public IReadOnlyList<ChangeRow> Of(Candidate candidate, string code, IReadOnlyList<VersionCell> first, IReadOnlyList<VersionCell> cells)
    {
        var changes = new List<ChangeRow>();
        foreach (var (carried, index) in Carried(candidate, cells))
        {
            var cell = cells[index];
            var explanation = carried.Python.CompareTo(cell.Python) <= 0
                ? causes.Explain(carried, cell.Side, code)
                : causes.Explain(cell.Side, carried, code);
            // A version before the one that the set was verified on was never promised.
            bool broke = !carried.Failed && carried.Python.CompareTo(cell.Python) <= 0;
            changes.Add(Row(candidate, null, cell, carried.Outcome, explanation, cell.Verdict.Detail ?? carried.Detail, broke));
        }

        for (int i = 1; i < cells.Count; i++)
        {
            var (older, newer) = (cells[i - 1], cells[i]);
            if (!Differ(older.Verdict.Outcome, newer.Verdict.Outcome)) continue;
            var explanation = causes.Explain(older.Side, newer.Side, code);
            changes.Add(Row(candidate, older.Python.ToString(), newer, older.Verdict.Outcome, explanation,
                newer.Verdict.Detail ?? older.Verdict.Detail, older.Verdict.Outcome.IsKept()));
        }

        if (changes.Count == 0 && FirstFlaky(first, cells) is { } flaky)
        {
            var (older, newer) = (first[flaky - 1], cells[flaky]);
            changes.Add(Row(candidate, older.Python.ToString(), newer, older.Verdict.Outcome, causes.Explain(older.Side, newer.Side, code),
                newer.Verdict.Detail, broke: false));
        }

        return changes;
    }

    /// <summary>Where the first runs differed and the repetitions showed that both sides are flaky. They differ no longer, and are reported all the same.</summary>
    private static int? FirstFlaky(IReadOnlyList<VersionCell> first, IReadOnlyList<VersionCell> cells)
    {
        for (int i = 1; i < cells.Count; i++)
        {
            if (cells[i].Verdict.Outcome == Outcome.Flaky && Differ(first[i - 1].Verdict.Outcome, first[i].Verdict.Outcome)) return i;
        }

        return null;
    }

    private static ChangeRow Row(
        Candidate candidate, string? from, VersionCell to, Outcome before, Explanation why, string? detail, bool broke) =>
        new(candidate.Id, from, to.Python.ToString(), before, to.Verdict.Outcome, why.Cause, why.What, why.Remedy, why.Source, detail, broke
            && IsBreak(to.Verdict.Outcome));

    // What passes now and then did not break with a version.
    private static bool IsBreak(Outcome outcome) => !outcome.Row().IsUnsteady;

    // What no sandbox decided differs from nothing.
    private static bool Differ(Outcome one, Outcome other) => one != other && !one.IsMachineFault() && !other.IsMachineFault();

    /// <summary>
    /// The carried verdict and the cell to compare it with, where they differ: the cell of the same Python, else the next newer one, else
    /// the newest. A set that was re-verified carries an outcome for each of its Pythons; each of them is compared.
    /// </summary>
    private static IEnumerable<(Side Carried, int Index)> Carried(Candidate candidate, IReadOnlyList<VersionCell> cells)
    {
        if (candidate.Carried is not { } carried || cells.Count == 0) yield break;
        if (carried.Versions is { Count: > 0 } versions)
        {
            bool met = false;
            for (int i = 0; i < cells.Count; i++)
            {
                if (!versions.TryGetValue(cells[i].Python.ToString(), out var outcome)) continue;
                met = true;
                if (Differ(outcome, cells[i].Verdict.Outcome)) yield return (new Side(cells[i].Python, outcome, null, null), i);
            }

            if (met) yield break;
        }

        if (!PythonVersion.TryParse(string.Join('.', carried.Python.Split('.').Take(2)), out var python)) yield break;
        int index = 0;
        while (index < cells.Count - 1 && cells[index].Python.CompareTo(python) < 0) index++;
        if (Differ(cells[index].Verdict.Outcome, carried.Outcome))
            yield return (new Side(python, carried.Outcome, carried.Detail, carried.Line), index);
    }
}
