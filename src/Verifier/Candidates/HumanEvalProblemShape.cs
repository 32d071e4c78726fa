namespace InstructMix.Verifier.Candidates;

/// <summary>A problem of HumanEval (github.com/openai/human-eval) or of HumanEvalPack's Python part, whose test calls <c>check</c> itself.</summary>
internal sealed class HumanEvalProblemShape : ProblemShape
{
    /// <inheritdoc/>
    public override string Name => "HumanEval problem";

    /// <inheritdoc/>
    public override string Fields => "task_id, prompt, canonical_solution";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => record.Has("task_id", "prompt", "canonical_solution");

    /// <inheritdoc/>
    public override bool Poses(RecordFields record) => record.Has("task_id", "prompt", "entry_point", "test");

    /// <inheritdoc/>
    public override Problem Problem(RecordFields record)
    {
        var prompt = record.NeededText("prompt");
        return new Problem
        {
            TaskId = record.Label("task_id") ?? "",
            Instruction = prompt,
            Prompt = prompt,
            Test = record.Text("test"),
            EntryPoint = record.Text("entry_point"),
        };
    }

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        var problem = Problem(record);
        return problem.AnsweredBy(record.NeededText("canonical_solution")) with { Prompt = problem.Prompt };
    }
}
