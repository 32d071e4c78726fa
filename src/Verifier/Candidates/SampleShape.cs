using System.Text.Json;
using InstructMix.Verifier.Extraction;

namespace InstructMix.Verifier.Candidates;

/// <summary>
/// An answer to a prompt: the completion of a benchmark's (HumanEval), or (EvalPlus) a whole solution. The tests are those of the problem that
/// <c>--problems</c> names, else the record's own.
/// </summary>
internal sealed class SampleShape : RecordShape
{
    private static readonly string[] Requests = ["instruction", "question", "text"];

    /// <inheritdoc/>
    public override string Name => "HumanEval sample";

    /// <inheritdoc/>
    public override string Fields => "task_id or prompt; completion, solution or response";

    /// <inheritdoc/>
    public override bool Fits(RecordFields record) =>
        record.Has("task_id") ? record.Has("completion") || record.Has("solution") : record.Has("prompt")
        && (record.Has("completion") || record.Has("response")) && !record.Has("instruction");

    /// <inheritdoc/>
    public override Candidate Read(RecordFields record, ProblemSet? problems)
    {
        var task = record.Label("task_id") ?? record.Label("id") ?? "";
        var problem = Find(task, record, problems);
        bool lacksTests = problems is null && record.Has("task_id") && !problem.Tests.IsAny;
        if (record.Text("solution") is { } solution && !record.Has("completion"))
            return problem.AnsweredBy(solution) with
            {
                Id = task,
                LacksTests = lacksTests,
                Code = solution,
                Source = record.Text("source"),
            };
        var answer = record.Find("completion") is null ? "response" : "completion";
        var said = record.Find(answer) is { ValueKind: JsonValueKind.Array } turns ? Turns.Answer(turns) : null;
        if (said is not null) record.Ignore(answer);
        return problem.AnsweredBy(said ?? record.NeededText(answer)) with
        {
            Id = task,
            LacksTests = lacksTests,
            Prompt = problem.Prompt,
            Source = record.Text("source"),
        };
    }

    private static Problem Find(string task, RecordFields record, ProblemSet? problems)
    {
        if (record.Find("prompt") is { ValueKind: JsonValueKind.Array } asked && Turns.Question(asked) is { } question)
        {
            record.Ignore("prompt");
            return new Problem { TaskId = task, Instruction = question, Tests = RecordTests.Read(record) };
        }

        var prompt = record.Text("prompt");
        if (problems?.Find(task) is { } problem) return prompt is null ? problem : problem with { Instruction = prompt, Prompt = prompt };
        var tests = RecordTests.Read(record);
        var request = Requests.FirstOrDefault(n => record.Has(n)) is { } name && (prompt is null || !IsPython(prompt))
            ? record.Text(name)
            : null;

        // Without problems, a sample that brings its prompt can still be run, and tested where it brings tests.
        if ((problems is not null && record.Has("task_id")) || (prompt is null && (request is null || !tests.IsAny)))
        {
            record.Fail(
                problems is null ? $"task {task} is a sample without its problem" : $"task {task} is not among the problems",
                "name the file that holds the problem with --problems");
        }

        return new Problem
        {
            TaskId = task,
            Instruction = request ?? prompt ?? "",
            Prompt = prompt is not null
            && IsPython(prompt) ? prompt : null,
            Tests = tests
        };
    }

    // A request in words is nothing that Python could go on from. The last line may be begun and no more.
    private static bool IsPython(string prompt)
    {
        var lines = StatementReader.Read(prompt);
        return lines.SkipLast(1).All(l => l.IsPython) && (lines.Count == 0 || lines[^1].Kind is not StatementKind.Prose);
    }
}
