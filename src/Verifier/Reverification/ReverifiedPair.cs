using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Reverification;

/// <summary>A pair with its verdicts on all Pythons.</summary>
/// <param name="Candidate">The pair as it was read.</param>
/// <param name="Python">What was taken out of its response.</param>
/// <param name="Stub">What exercised it; null where nothing could.</param>
/// <param name="Cells">Its verdicts, from the oldest Python; empty where the pair holds no Python to run.</param>
/// <param name="Changes">What changed.</param>
/// <param name="Forecasts">What its warnings foretell.</param>
/// <param name="Kept">Whether it survives.</param>
public sealed record ReverifiedPair(
    Candidate Candidate,
    ExtractedPython? Python,
    Stub? Stub,
    IReadOnlyList<VersionCell> Cells,
    IReadOnlyList<ChangeRow> Changes,
    IReadOnlyList<Forecast> Forecasts,
    bool Kept)
{
    /// <summary>Whether it holds no Python to run (a pair of another source of a mix) and passes through as it is.</summary>
    public bool PassedThrough => Cells.Count == 0;

    /// <summary>As a line of the survivors: the verdict of the newest Python on which it passed, and the outcome on each.</summary>
    internal byte[] Line()
    {
        if (Cells.LastOrDefault(c => c.Verdict.Outcome.IsKept()) is not { } passed) return CandidateJson.Line(Candidate);
        var pair = new Judging.Judged(Candidate, Python!, passed.Entry).ToPair();
        // Nothing is taken out of the response anew where the pair came with its code; how that was done once stays with it.
        var extraction = pair.Verification.Extraction ?? Candidate.Carried?.Extraction;
        return CandidateJson.Line(pair with { Verification = pair.Verification with { Extraction = extraction, Versions = Outcomes() } });
    }

    internal MatrixRow Row() => new(
        Candidate.Id,
        Candidate.Carried?.Outcome,
        Candidate.Carried?.Python,
        Cells[0].Verdict.Stub,
        Kept,
        new OrderedDictionary<string, MatrixCell>(Cells.Select(c => KeyValuePair.Create(c.Python.ToString(), Cell(c.Verdict)))));

    private static MatrixCell Cell(Verdict verdict) => new(
        verdict.Outcome, verdict.Detail, verdict.Exception, verdict.Line, verdict.Warnings.Count > 0
            ? verdict.Warnings
            : null, verdict.Warm);

    private OrderedDictionary<string, Outcome> Outcomes() =>
        new(Cells.Select(c => KeyValuePair.Create(c.Python.ToString(), c.Verdict.Outcome)));
}
