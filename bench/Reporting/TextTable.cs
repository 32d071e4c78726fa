using System.Globalization;
using System.Text;
using InstructMix.Bench.Cases;
using InstructMix.Bench.Measuring;

namespace InstructMix.Bench.Reporting;

/// <summary>A report as text.</summary>
internal static class TextTable
{
    private static readonly string[] Head = ["way", "a second", "spread", "x docker run", "x unsandboxed", "of bare fork", "passed", "coordinator", "bound by"];

    private static readonly string[] CaseHead = ["case", "median", "spread", "unit", "aim", "seen", "bound by"];

    /// <summary>The whole report.</summary>
    public static string Of(BenchReport report)
    {
        var text = new StringBuilder();
        var machine = report.Machine;
        text.AppendLine(CultureInfo.InvariantCulture, $"{machine.At}  {machine.Processors} x {machine.Processor}, Linux {machine.Kernel}, Docker {machine.Engine}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{machine.Image}, {report.Jobs} sandboxes (and as many loops or workers of the others), load {machine.Load}");
        foreach (var set in report.Sets)
        {
            text.AppendLine();
            Append(text, set);
        }

        if (report.Cases.Count > 0)
        {
            text.AppendLine();
            Append(text, report.Cases);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<CaseRow> cases)
    {
        var rows = new List<string[]> { CaseHead };
        rows.AddRange(cases.Select(c => new[] { c.Name, Number(c.Value), $"{Number(c.Least)} - {Number(c.Most)}", c.Unit, c.Aim, c.Note, c.BoundBy }));
        Columns.Append(text, rows);
    }

    private static void Append(StringBuilder text, SetTable set)
    {
        var reference = set.Ways.FirstOrDefault(w => w.Name == "docker-run");
        var harness = set.Ways.FirstOrDefault(w => w.Name.StartsWith("unsandboxed", StringComparison.Ordinal));
        var bound = set.Ways.FirstOrDefault(w => w.Name == "bare-fork");
        text.AppendLine(CultureInfo.InvariantCulture, $"{set.Set}: {set.Candidates} candidates, {set.Ways[0].Rounds.Count} rounds: median (least - most)");
        var rows = new List<string[]> { Head };
        foreach (var way in set.Ways)
        {
            var rate = way.Rate;
            var share = way.Rounds.Where(r => r.Cpu is not null).Select(r => r.Cpu!.CoordinatorShare).ToList();
            rows.Add(
            [
                way.Name,
                Number(rate.Median),
                $"{Number(rate.Least)} - {Number(rate.Most)}",
                reference is null ? "" : Number(way.Times(reference).Median),
                harness is null ? "" : Number(way.Times(harness).Median),
                bound is null ? "" : way.Times(bound).Median.ToString("0.00", CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{way.Rounds.Sum(r => r.Passed)}/{way.Rounds.Sum(r => r.Count)}"),
                share.Count > 0 ? Spread.Of(share).Median.ToString("0.0 %", CultureInfo.InvariantCulture) : "",
                way.BoundBy,
            ]);
        }

        Columns.Append(text, rows);
        if (set.Ways.FirstOrDefault(w => w.Name == "outside") is { } outside && set.Ways.FirstOrDefault(w => w.Name == "inside") is { } inside)
        {
            var times = outside.Times(inside);
            text.AppendLine(CultureInfo.InvariantCulture, $"outside is {times.Median:0.00} of inside ({times.Least:0.00} - {times.Most:0.00}); {outside.Rounds.Sum(r => r.JudgedOutside) ?? 0} of {outside.Rounds.Sum(r => r.Count)} were judged outside");
        }
    }

    private static string Number(double value) => value.ToString(value < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
