using InstructMix.Harness;
using InstructMix.Verifier.Reverification;

namespace InstructMix.Cli.Reports;

/// <summary>
/// Gathers the report of a run of <c>reverify</c> while it goes on. All pairs are counted; shown are those that changed or do not pass
/// everywhere, then the others, as many as a page can hold.
/// </summary>
/// <param name="versions">The Pythons, from the oldest.</param>
internal sealed class ReverifiedReport(IReadOnlyList<string> versions)
{
    private const int MostPairs = 20_000;

    /// <summary>No more text than this is held, in characters, whatever the number of pairs.</summary>
    private const long MostCharacters = 64L * 1024 * 1024;

    private const int MostStderr = 4000;

    private readonly OverviewTally _tally = new(versions);
    private readonly List<(long Order, ReportPair Pair)> _telling = [];
    private readonly List<(long Order, ReportPair Pair)> _quiet = [];
    private long _order;
    private long _characters;

    /// <summary>The counts so far.</summary>
    public Overview Overview => _tally.Overview();

    /// <summary>Takes a pair.</summary>
    public void Add(ReverifiedPair pair)
    {
        if (pair.PassedThrough) return;
        var shown = Shown(pair);
        _tally.Add(shown);
        bool quiet = shown.Changes.Count == 0 && shown.Forecasts.Count == 0 && shown.Cells.All(c => c.Outcome.IsKept());
        if (quiet ? HasNoRoom : _telling.Count >= MostPairs || (HasNoRoom && !MakeRoom())) return;
        (quiet ? _quiet : _telling).Add((_order++, shown));
        _characters += SizeOf(shown);
    }

    /// <summary>The report.</summary>
    /// <param name="title">What was verified.</param>
    /// <param name="tool">The tool's version.</param>
    /// <param name="at">When the run ended.</param>
    public Report Finish(string title, string tool, DateTimeOffset at) =>
        new(title, tool, at, versions, [.. _telling.Concat(_quiet).OrderBy(p => p.Order).Select(p => p.Pair)]) { Overview = Overview };

    private bool HasNoRoom => _telling.Count + _quiet.Count >= MostPairs || _characters >= MostCharacters;

    private bool MakeRoom()
    {
        if (_quiet.Count == 0) return false;
        _characters -= SizeOf(_quiet[^1].Pair);
        _quiet.RemoveAt(_quiet.Count - 1);
        return true;
    }

    private static long SizeOf(ReportPair pair) =>
        pair.Instruction.Length + pair.Code.Length + (pair.Stub?.Length ?? 0) + pair.Cells.Sum(
            c => c.Stderr.Length + (c.Detail?.Length ?? 0));

    private static ReportPair Shown(ReverifiedPair pair) => new(
        pair.Candidate.Id,
        pair.Candidate.Instruction,
        pair.Python?.Code ?? pair.Candidate.Response,
        pair.Stub is { Kind: StubKind.Tests, Source: var source } ? source : null,
        pair.Candidate.Carried?.Outcome,
        [.. pair.Cells.Select(c => Cell(c.Verdict))],
        [.. pair.Changes.Select(c => new ReportChange(c.From, c.To, c.Before, c.After, c.Cause.Name(), c.What, c.Remedy, c.Source))],
        [.. pair.Forecasts.Select(f => new ReportForecast(f.Seen, f.BreaksIn, f.What, f.Line, f.Source))]);

    private static ReportCell Cell(Verdict verdict)
    {
        bool passed = verdict.Outcome.IsKept();
        var stderr = passed ? "" : verdict.Stderr ?? "";
        return new ReportCell(
            verdict.Outcome,
            verdict.Detail,
            verdict.Where == "stub" ? null : verdict.Line,
            stderr.Length > MostStderr ? stderr[^MostStderr..] : stderr,
            Math.Round(verdict.CpuSeconds, 3))
        {
            StubLine = verdict.Where == "stub" ? verdict.Line : null,
            Level = verdict.Level,
        };
    }
}
