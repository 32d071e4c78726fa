using System.Text.Json;
using InstructMix.Core.Files;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Stubs;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Reports;

/// <summary>
/// Makes the report of a run of <c>verify</c> from the two files that it wrote. All pairs are counted; those that are shown are the rejects,
/// then the kept pairs, as many as a page can hold.
/// </summary>
/// <param name="version">The Python of the run, as <c>3.11</c>.</param>
/// <param name="stub">What exercised the candidates.</param>
/// <param name="groupBy">The field that pairs are counted by.</param>
internal sealed class VerifiedReport(string version, StubChoice stub, string groupBy = ProblemNames.Model)
{
    /// <summary>No more text than this is shown, in characters, whatever the number of pairs.</summary>
    private const long MostCharacters = 48L * 1024 * 1024;

    private readonly OverviewTally _tally = new([version]);
    private readonly List<(long Place, ReportPair Pair)> _shown = [];
    private readonly ProblemNames _names = new(groupBy);
    private readonly StubComposer _composer = new(stub);
    private long _characters;

    /// <summary>Reads the files of a run.</summary>
    /// <param name="options">What the run did.</param>
    /// <param name="order">For each candidate in the order of the input whether it was kept.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">A file was changed or taken away since.</exception>
    public async Task<Report> ReadAsync(VerificationOptions options, IReadOnlyList<bool> order, DateTimeOffset at,
        CancellationToken cancellation)
    {
        foreach (var (path, isKept) in new[] { (options.Rejects, false), (options.Output, true) })
        {
            int place = -1;
            await foreach (var line in LineReader.ReadAsync(path, cancellation))
            {
                if (line.Problem is { } problem) throw new UnusableInputException(problem.ToString());
                // Each file has its part of the candidates, in the order of the input.
                do place++;
                while (place < order.Count && order[place] != isKept);
                Add(Read(line.Value!), place);
            }
        }

        var title = string.Join(", ", options.Inputs.Select(Path.GetFileName));
        return new Report(title, ReportFile.Tool, at, [version],
            [.. _shown.OrderBy(p => p.Place).Select(p => p.Pair)])
        { GroupBy = groupBy, Overview = _tally.Overview() };
    }

    private void Add(ReportPair pair, long place)
    {
        _tally.Add(pair);
        if (_shown.Count >= PageData.MostPairs || _characters > MostCharacters) return;
        _shown.Add((place, pair));
        _characters += pair.Instruction.Length + pair.Code.Length + (pair.Stub?.Length ?? 0) + pair.Cells[0].Stderr.Length;
    }

    private ReportPair Read(byte[] line)
    {
        using var record = JsonDocument.Parse(line);
        var candidate = record.Deserialize(CandidateJson.Default.Candidate)!;
        var verification = record.RootElement.GetProperty("verification").Deserialize(CandidateJson.Default.Verification)!;
        var tests = _composer.Compose(candidate);
        // A doctest's line is that of its docstring, which is neither the code's nor the stub's.
        var inStub = verification.Where == "stub";
        var cell = new ReportCell(
            verification.Outcome, verification.Detail, inStub ? null : verification.Line, verification.Stderr ?? "", 0)
        {
            StubLine = inStub && verification.Stub == StubKind.Tests ? verification.Line : null,
            Level = verification.Level,
        };
        return new ReportPair(
            candidate.Id, candidate.Instruction, candidate.Code ?? "", tests is { Source.Length: > 0 }
                ? tests.Source
                : null, null, [cell], [],
            [.. (verification.Warnings ?? [])
                .Select(w => new ReportForecast(version, null, $"{w.Category}: {w.Message}", w.Line > 0 ? w.Line : null, null))])
        {
            Group = _names.GroupOf(candidate),
            Problem = ProblemNames.ProblemOf(candidate),
            Meta = candidate.Meta?.GetRawText(),
        };
    }
}
