using InstructMix.Verifier.Candidates;

namespace InstructMix.Bench.Cases;

/// <summary>Files of candidates for runs of the program.</summary>
internal static class Inputs
{
    /// <summary>Writes candidates to a file and gives its name.</summary>
    public static async Task<string> WriteAsync(string folder, string name, IEnumerable<Subject> subjects, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, name + ".jsonl");
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        foreach (var subject in subjects) await file.WriteAsync(CandidateJson.Line(subject.Candidate), cancellation);
        return path;
    }

    /// <summary>Refuses to measure a run that went wrong.</summary>
    public static void MustBeGood(ProgramRun run)
    {
        if (run.ExitCode != 0) throw new InvalidOperationException($"instructmix ended with {run.ExitCode}: {run.Error.Trim()}");
    }
}
