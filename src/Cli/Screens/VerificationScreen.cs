using System.Globalization;
using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Verifier.Verification;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace InstructMix.Cli.Screens;

/// <summary>What a verification came to, for a person: the counts, how much was proved, the rates of each model, and what to make of them.</summary>
internal static class VerificationScreen
{
    private const int MostGroups = 20;
    private const int MostHints = 5;

    /// <summary>The rows of the counts. An indented word belongs to the row above it.</summary>
    public static IEnumerable<(string Word, long Count)> Rows(VerificationSummary summary)
    {
        yield return ("candidates", summary.Candidates);
        foreach (var row in Outcomes(summary)) yield return row;
        if (summary.Unreadable > 0) yield return ("unreadable records", summary.Unreadable);
        if (summary.Twins > 0) yield return ("same code, run once", summary.Twins);
        if (summary.FromLedger > summary.Twins) yield return ("from the ledger", summary.FromLedger - summary.Twins);
        if (summary.SandboxFaults > 0) yield return ("sandboxes replaced", summary.SandboxFaults);
        if (summary.OtherShares is { } others) yield return ("in other shares", others);
    }

    /// <summary>The outcomes, and under those that passed how much was proved of them.</summary>
    public static IEnumerable<(string Word, long Count)> Outcomes(VerificationSummary summary)
    {
        foreach (var (word, count) in summary.Outcomes)
        {
            yield return ("  " + word, count);
            if (word != Outcome.Passed.Word()) continue;
            foreach (var level in Enum.GetValues<Level>().Reverse().Where(l => summary.KeptLevels.ContainsKey(l.Word())))
                yield return ("    " + level.Word(), summary.KeptLevels[level.Word()]);
        }
    }

    /// <summary>The rates of each model, and of all; null where there is one answer to each problem and no model is named, for then they say nothing new.</summary>
    /// <param name="summary">The counts.</param>
    /// <param name="groupBy">The field that they are counted by.</param>
    /// <param name="width">The columns of the screen. Where names would be cut to fit, each has a line of its own.</param>
    public static IRenderable? Rates(VerificationSummary summary, string groupBy, int width)
    {
        if (summary.Rates is not { } all || (summary.Groups is null && all.Problems == all.Candidates)) return null;
        var ks = all.PassAt.Keys.Concat(summary.Groups?.SelectMany(g => g.PassAt.Keys) ?? []).Distinct()
            .OrderBy(k => int.Parse(k, CultureInfo.InvariantCulture)).ToList();
        var title = summary.Groups is null ? "by problem" : $"by {Visible.Line(groupBy)}";
        string[] columns = ["problems", "solved", "candidates", "passed", .. ks.Select(k => "pass@" + k)];
        var rows = (summary.Groups ?? []).Take(MostGroups).Append(all)
            .Select(r => (Name: r.Name is { } name ? Visible.Line(name) : "all", Cells: Cells(r, ks))).ToList();
        var more = summary.Groups?.Count > MostGroups ? $"and {Number(summary.Groups.Count - MostGroups)} more; --json has all" : null;
        if (rows.Max(r => r.Name.Length) + 4 + columns.Sum(c => c.Length + 3) > width)
        {
            var lines = rows.Select(r => $"{r.Name}\n  {string.Join(", ", columns.Zip(r.Cells).Where(c => c.Second.Length > 0).Select(c => $"{c.First} {c.Second}"))}");
            return new Text(string.Join('\n', lines.Prepend(title).Append(more).OfType<string>()) + "\n");
        }

        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(title) };
        table.AddColumn(new TableColumn("").NoWrap());
        foreach (var name in columns) table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var (name, cells) in rows) table.AddRow(cells.Prepend(name).Select(c => new Text(c)));
        if (more is not null) table.Caption(more);
        return table;
    }

    private static IReadOnlyList<string> Cells(PassRates rates, IEnumerable<string> ks) =>
        [.. new[] { rates.Problems, rates.Solved, rates.Candidates, rates.Passed }.Select(Number),
            .. ks.Select(k => rates.PassAt.TryGetValue(k, out double at) ? at.ToString("0.000", CultureInfo.InvariantCulture) : "")];

    /// <summary>What a person should know of the kept pairs before using them; null where there is nothing.</summary>
    public static string? Proof(VerificationSummary summary)
    {
        long untested = summary.Kept - summary.KeptLevels.GetValueOrDefault(Level.Tested.Word());
        if (untested <= 0 || summary.KeptLevels.Count == 0) return null;
        return $"{Number(untested)} of {Number(summary.Kept)} kept pairs passed no test: their functions were only called, or their code was only run; "
            + "a mix leaves such pairs out by itself, and --min-level tested drops them here";
    }

    /// <summary>What the rejects have in common and an option mends, a sentence each.</summary>
    public static IEnumerable<string> Hints(VerificationSummary summary) =>
        (summary.Hints ?? []).Take(MostHints).Select(h => $"{Number(h.Candidates)} candidates {h.Why}: try {h.Option}");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
