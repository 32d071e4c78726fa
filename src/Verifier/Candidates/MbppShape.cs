namespace InstructMix.Verifier.Candidates;

/// <summary>A problem of MBPP (github.com/google-research/google-research, mbpp) or of its sanitized variant.</summary>
internal sealed class MbppShape : ProblemShape
{
    /// <inheritdoc/>
    public override string Name => "MBPP";

    /// <inheritdoc/>
    public override string Fields => "task_id, text or prompt, code, test_list";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => Poses(record) && record.Has("code");

    /// <inheritdoc/>
    public override bool Poses(RecordFields record) => record.Has("task_id", "test_list") && (record.Has("text") || record.Has("prompt"));

    /// <inheritdoc/>
    public override Problem Problem(RecordFields record)
    {
        // The full set calls the request text, the sanitized one prompt. Where both are there, the other goes to meta.
        var request = record.NeededText(record.Has("text") ? "text" : "prompt");
        return new Problem
        {
            TaskId = record.Label("task_id") ?? "",
            Instruction = request,
            Tests = RecordTests.Read(record),
        };
    }

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        var problem = Problem(record);
        var code = record.NeededText("code");
        return problem.AnsweredBy(code) with { Code = code };
    }
}
