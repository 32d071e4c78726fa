using InstructMix.Core;
using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;
using InstructMix.Verifier.Stubs;

namespace InstructMix.Verifier.Judging;

/// <summary>A candidate with its verdict.</summary>
/// <param name="Candidate">The candidate as it was read.</param>
/// <param name="Python">What was taken out of its response.</param>
/// <param name="Entry">Its verdict, and when that was given.</param>
public sealed record Judged(Candidate Candidate, ExtractedPython Python, LedgerEntry Entry)
{
    /// <summary>As a line of the kept pairs or of the rejects: the candidate with the code that was run, and why it was kept or dropped.</summary>
    public KeptPair ToPair()
    {
        var verdict = Entry.Verdict;
        bool dropped = !verdict.Outcome.IsKept();
        return new KeptPair(
            Candidate with { Code = Python.Code, Source = Candidate.Source ?? "python_code" },
            new Candidates.Verification
            {
                Outcome = verdict.Outcome,
                Level = verdict.Level,
                Judged = verdict.Judged,
                Python = verdict.Python,
                Image = verdict.Image,
                Stub = verdict.Stub,
                Runner = verdict.Runner,
                Warm = verdict.Warm,
                Seconds = Math.Ceiling(verdict.CpuSeconds),
                At = Entry.At,
                Extraction = Python.Method == ExtractionMethod.Given ? null : Python.Method.Word(),
                Detail = Detail(verdict),
                Where = verdict.Where,
                Exception = verdict.Exception,
                Line = verdict.Line,
                Tests = verdict.Tests,
                Needs = verdict.Needs.Count > 0 ? verdict.Needs : null,
                Confirmed = verdict.Confirmed ? true : null,
                Warnings = verdict.Warnings.Count > 0 ? verdict.Warnings : null,
                Stdout = dropped ? verdict.Stdout : null,
                Stderr = dropped ? verdict.Stderr : null,
            });
    }

    // A stub is made of several fields; the message of an error in it names the field.
    private string? Detail(Verdict verdict) =>
        verdict is { Outcome: Outcome.Error, Where: "stub", Stub: StubKind.Tests, Line: > 0, Detail: not null }
            && StubComposer.Place(Candidate, Python.Code, verdict.Line.Value) is { } place
            ? $"{verdict.Detail} ({place})"
            : verdict.Detail;
}
