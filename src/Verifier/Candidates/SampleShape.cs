namespace InstructMix.Verifier.Candidates;

/// <summary>An answer to a benchmark's problem: the completion of its prompt, or (EvalPlus) a whole solution. The tests are the problem's.</summary>
internal sealed class SampleShape : RecordShape
{
    /// <inheritdoc/>
    public override string Name => "HumanEval sample";

    /// <inheritdoc/>
    public override string Fields => "task_id, completion or solution; with --problems";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) => record.Has("task_id") && (record.Has("completion") || record.Has("solution"));

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        var task = record.Label("task_id") ?? "";
        var problem = Find(task, record, problems);
        if (record.Text("solution") is { } solution) return problem.AnsweredBy(solution) with { Id = task, Code = solution };
        return problem.AnsweredBy(record.NeededText("completion")) with { Id = task, Prompt = problem.Prompt };
    }

    private static Problem Find(string task, RecordFields record, ProblemSet? problems)
    {
        var prompt = record.Text("prompt");
        if (problems?.Find(task) is { } problem) return prompt is null ? problem : problem with { Instruction = prompt, Prompt = prompt };

        // Without problems, a sample that brings its prompt can still be run, though not tested.
        if (problems is not null || prompt is null)
        {
            record.Fail(
                problems is null ? $"task {task} is a sample without its problem" : $"task {task} is not among the problems",
                "name the file that holds the problem with --problems");
        }

        return new Problem { TaskId = task, Instruction = prompt ?? "", Prompt = prompt };
    }
}
