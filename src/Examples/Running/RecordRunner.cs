using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Judging;

namespace InstructMix.Examples.Running;

/// <summary>Checks candidates, as <c>verify</c> judges them.</summary>
/// <param name="python">The Python.</param>
/// <param name="judge">Judges on it.</param>
internal sealed class RecordRunner(PythonVersion python, CandidateJudge judge)
{
    /// <summary>Starts to check a candidate. Waits while all sandboxes are busy.</summary>
    public async ValueTask<Task<ExampleResult>> StartAsync(string file, int line, Candidate candidate, CancellationToken cancellation)
    {
        var (judged, had) = await judge.StartAsync(candidate, cancellation);
        return FinishAsync(file, line, judged, had);
    }

    private async Task<ExampleResult> FinishAsync(string file, int line, Task<Judged> judging, bool had)
    {
        var judged = await judging;
        var verdict = judged.Entry.Verdict;
        return new ExampleResult
        {
            File = file,
            Line = line,
            At = line,
            Python = python,
            Kind = ExampleKind.Record,
            Name = judged.Candidate.Id,
            Source = judged.Python.Code ?? judged.Candidate.Response,
            Outcome = verdict.Outcome,
            Detail = verdict.Outcome.IsKept() ? null : Place(verdict) + verdict.Detail,
            Remedy = verdict.Outcome.IsKept() ? null : verdict.Outcome.Row().CandidateRemedy,
            Exception = verdict.Exception,
            Warnings = [.. verdict.Warnings.Select(w => w with { Line = line, Message = $"{w.Message} (line {w.Line} of the code)" })],
            Seconds = verdict.WallSeconds,
            FromLedger = had,
        };
    }

    private static string Place(Verdict verdict) =>
        verdict.Line is { } line ? $"line {line} of the {(verdict.Where == "stub" ? "tests" : "code")}: " : "";
}
