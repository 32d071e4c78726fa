using System.Text.Json;
using InstructMix.Core.Files;

namespace InstructMix.Verifier.Candidates;

/// <summary>The problems that samples belong to, by task id. Read from files of HumanEval or MBPP problems.</summary>
public sealed class ProblemSet
{
    private readonly Dictionary<string, Problem> _problems = new(StringComparer.OrdinalIgnoreCase);

    private ProblemSet()
    {
    }

    /// <summary>How many problems there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reads problems; <c>.gz</c>, JSON Lines or a JSON array.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">A file cannot be read, or holds something that is not a problem.</exception>
    public static async Task<ProblemSet> ReadAsync(IEnumerable<string> paths, CancellationToken cancellation = default)
    {
        var set = new ProblemSet();
        foreach (var path in paths)
        {
            await foreach (var reading in RecordReader.ReadAsync(path, Parse, cancellation))
            {
                if (reading.Problem is { } wrong)
                    throw new UnusableInputException($"{wrong} (samples are judged by their problems, so all of them must be readable)");
                set.Add(reading.Value!);
            }
        }

        return set;
    }

    /// <summary>The problem of a task, or null. MBPP's number 1 is also found as <c>Mbpp/1</c>, as EvalPlus calls it.</summary>
    /// <param name="taskId">The task; letter case does not matter.</param>
    public Problem? Find(string taskId) => _problems.GetValueOrDefault(taskId);

    private static (Problem? Problem, RecordProblem? Wrong) Parse(byte[] bytes)
    {
        var (record, wrong) = RecordParser.Json(bytes);
        if (wrong is not null) return (null, wrong);
        if (record is not { ValueKind: JsonValueKind.Object } json) return (null, NotAProblem("a list"));
        var fields = new RecordFields(json);
        if (RecordShapes.All.OfType<ProblemShape>().FirstOrDefault(s => s.Poses(fields) || s.Fits(fields)) is not { } shape)
            return (null, NotAProblem(fields.Names));
        var problem = shape.Problem(fields);
        return fields.Problem is null ? (problem, null) : (null, fields.Problem);
    }

    private void Add(Problem problem)
    {
        Count++;
        _problems[problem.TaskId] = problem;
        if (long.TryParse(problem.TaskId, out _)) _problems["Mbpp/" + problem.TaskId] = problem;
    }

    private static RecordProblem NotAProblem(string has) =>
        new($"this is not a HumanEval or MBPP problem (it has {has})", "name a file whose records have task_id, prompt, test and entry_point, or task_id, text and test_list");
}
