namespace InstructMix.Verifier.Candidates;

/// <summary>A problem of HumanEval (github.com/openai/human-eval) or of HumanEvalPack's Python part, whose test calls <c>check</c> itself.</summary>
internal sealed class HumanEvalProblemShape : ProblemShape
{
    /// <inheritdoc/>
    public override string Name => "HumanEval problem";

    /// <inheritdoc/>
    public override string Fields => "prompt, canonical_solution";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => record.Has("prompt", "canonical_solution");

    /// <inheritdoc/>
    public override bool Poses(RecordFields record) => record.Has("task_id", "prompt", "entry_point", "test");

    /// <inheritdoc/>
    public override Problem Problem(RecordFields record)
    {
        var prompt = record.NeededText("prompt");
        return new Problem
        {
            TaskId = record.Label("task_id") ?? record.Label("id") ?? "",
            Instruction = prompt,
            Prompt = prompt,
            Tests = RecordTests.Read(record),
        };
    }

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        var problem = Problem(record);
        return problem.AnsweredBy(record.NeededText("canonical_solution")) with { Prompt = problem.Prompt };
    }
}
