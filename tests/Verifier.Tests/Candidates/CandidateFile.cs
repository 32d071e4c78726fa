using InstructMix.Core.Files;
using InstructMix.Tests.Shared;
using InstructMix.Verifier.Candidates;

namespace InstructMix.Verifier.Tests.Candidates;

/// <summary>Reads what a test wrote.</summary>
internal static class CandidateFile
{
    public static async Task<List<Reading<Candidate>>> Read(string path, ProblemSet? problems = null)
    {
        var readings = new List<Reading<Candidate>>();
        await foreach (var reading in new CandidateReader(problems).ReadAsync([path])) readings.Add(reading);
        return readings;
    }

    public static Task<List<Reading<Candidate>>> Read(this TempFolder folder, string content, ProblemSet? problems = null) =>
        Read(folder.WriteText("in.jsonl", content), problems);

    public static async Task<Candidate> One(this TempFolder folder, string content, ProblemSet? problems = null)
    {
        var reading = (await folder.Read(content, problems)).Should().ContainSingle().Subject;
        reading.Problem.Should().BeNull();
        return reading.Value!;
    }

    public static async Task<InputProblem> Wrong(this TempFolder folder, string content, ProblemSet? problems = null) =>
        (await folder.Read(content, problems)).Should().ContainSingle().Which.Problem!;
}
