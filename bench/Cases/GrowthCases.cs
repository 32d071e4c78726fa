using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using InstructMix.Bench.Ways;
using InstructMix.Harness;
using InstructMix.Harness.Pool;

namespace InstructMix.Bench.Cases;

/// <summary>How the program behaves when there is more of something: sandboxes, candidates, bytes of code, bytes of output, sleep.</summary>
/// <param name="session">Engine and image.</param>
/// <param name="set">The candidates.</param>
internal sealed class GrowthCases(BenchSession session, SubjectSet set)
{
    private const int Some = 2000;

    private static readonly int[] Counts = [1000, 10_000, 100_000];

    /// <summary>1, 2, 4 and 8 sandboxes.</summary>
    public async Task<IReadOnlyList<CaseRow>> SandboxesAsync(string folder, CancellationToken cancellation)
    {
        var rows = new List<CaseRow>();
        var input = await Inputs.WriteAsync(folder, "some", set.Take(0, Some), cancellation);
        foreach (int jobs in (int[])[1, 2, 4, 8])
            rows.Add(await RunAsync(folder, $"{jobs} sandboxes", input, Some, jobs < Environment.ProcessorCount ? "sandboxes: one runs one trial at a time" : "processors: more sandboxes than these bring nothing", cancellation, "--jobs", jobs.ToString(CultureInfo.InvariantCulture)));
        return rows;
    }

    /// <summary>1,000 candidates and ten and a hundred times as many.</summary>
    public async Task<IReadOnlyList<CaseRow>> CandidatesAsync(string folder, CancellationToken cancellation)
    {
        var rows = new List<CaseRow>();
        foreach (int count in Counts.Where(c => c <= session.Settings.Many))
        {
            var input = await Inputs.WriteAsync(folder, $"{count}", set.Take(0, count), cancellation);
            rows.Add(await RunAsync(folder, $"{count:N0} candidates", input, count, count == 1000 ? "the start of program and containers" : "fork, page faults, judging", cancellation));
        }

        return rows;
    }

    /// <summary>Candidates of 1 KB to 1 MB of code: as many functions of the set in a module, with the tests of the first.</summary>
    public async Task<IReadOnlyList<CaseRow>> CodeAsync(string folder, CancellationToken cancellation)
    {
        var rows = new List<CaseRow>();
        foreach (var (bytes, count) in ((int, int)[])[(1_000, Some), (10_000, 500), (100_000, 100), (1_000_000, 10)])
        {
            var input = await Inputs.WriteAsync(folder, $"code-{bytes}", set.Take(0, count).Select((s, n) => s with { Candidate = s.Candidate with { Code = Grown(s.Candidate.Code!, n, bytes) } }), cancellation);
            rows.Add(await RunAsync(folder, $"code of {bytes:N0} bytes", input, count, bytes < 10_000 ? "fork, page faults, judging" : "Python's compiler", cancellation));
        }

        return rows;
    }

    /// <summary>Candidates that print nothing, and up to a megabyte.</summary>
    public async Task<IReadOnlyList<CaseRow>> OutputAsync(string folder, CancellationToken cancellation)
    {
        var rows = new List<CaseRow>();
        foreach (var (bytes, count) in ((int, int)[])[(0, Some), (1_000, Some), (100_000, 1000), (1_000_000, 500)])
        {
            var print = string.Create(CultureInfo.InvariantCulture, $"print('x' * {bytes}, end='')\n");
            var input = await Inputs.WriteAsync(folder, $"output-{bytes}", set.Take(0, count).Select(s => s with { Candidate = s.Candidate with { Code = s.Candidate.Code + print } }), cancellation);
            rows.Add(await RunAsync(folder, $"output of {bytes:N0} bytes", input, count, bytes < 100_000 ? "fork, page faults, judging" : "pipes; 16 KiB of it are kept", cancellation));
        }

        return rows;
    }

    /// <summary>One candidate in a hundred sleeps for three seconds: when the last of the others has its verdict.</summary>
    public async Task<IReadOnlyList<CaseRow>> SleepAsync(string folder, CancellationToken cancellation)
    {
        var rows = new List<CaseRow>();
        foreach (int count in (int[])[1000, 4000])
        {
            double alone = await OthersAsync(count, 0, cancellation);
            double among = await OthersAsync(count, 3, cancellation);
            rows.Add(new CaseRow($"{count:N0} without sleepers", alone, alone, alone, "s", "", "fork, page faults, judging"));
            rows.Add(new CaseRow($"{count:N0}, 1 in 100 sleeps 3 s", among, among, among, "s", "as without", "the start of a container for each that sleeps at a time, once",
                "until the last candidate that does not sleep has its verdict"));
        }

        return rows;
    }

    private async Task<double> OthersAsync(int count, double sleep, CancellationToken cancellation)
    {
        await using var pool = new SandboxPool(session.Engine, session.Sandboxes);
        await pool.RunAsync(new Trial("", new Stub(StubKind.Define)), cancellation);
        var others = new List<Task<Verdict>>();
        var sleepers = new List<Task<Verdict>>();
        long start = Stopwatch.GetTimestamp();
        int number = 0;
        foreach (var subject in set.Take(0, count))
        {
            bool sleeps = number++ % 100 == 50;
            var nap = sleeps && sleep > 0 ? string.Create(CultureInfo.InvariantCulture, $"import time\ntime.sleep({sleep})\n") : "";
            var trial = new Trial(nap + subject.Candidate.Code, new Stub(StubKind.Tests, string.Join('\n', subject.Candidate.Tests!), subject.Candidate.EntryPoint));
            (sleeps ? sleepers : others).Add(await pool.StartAsync(trial, cancellation));
        }

        await Task.WhenAll(others).WaitAsync(cancellation);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await Task.WhenAll(sleepers).WaitAsync(cancellation);
        return seconds;
    }

    private string Grown(string code, int number, int bytes)
    {
        var grown = new StringBuilder(code);
        for (int n = number + 1; grown.Length < bytes; n++)
        {
            var more = set.Subjects[n % set.Subjects.Count].Candidate.Code!;
            // The function under test is the last that is defined under its name.
            if (more != set.Subjects[number % set.Subjects.Count].Candidate.Code) grown.Append('\n').Append(more);
        }

        return grown.Append('\n').Append(code).ToString();
    }

    private async Task<CaseRow> RunAsync(string folder, string name, string input, int count, string boundBy, CancellationToken cancellation, params string[] more)
    {
        var output = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        var run = await InstructMixProgram.RunAsync(["verify", input, "--output", output, "--python", session.Settings.Python.ToString(), "--json", .. more], cancellation);
        Inputs.MustBeGood(run);
        using var summary = JsonDocument.Parse(run.Output);
        long kept = summary.RootElement.GetProperty("kept").GetInt64();
        double rate = count / run.Seconds;
        return new CaseRow(name, rate, rate, rate, "a second", "", boundBy, string.Create(CultureInfo.InvariantCulture, $"{kept:N0} of {count:N0} passed in {run.Seconds:0.0} s, start-up included; coordinator {run.CpuSeconds:0.0} CPU s, {run.PeakBytes >> 20} MiB"));
    }
}
