using System.Diagnostics;
using System.Globalization;
using InstructMix.Bench.Measuring;
using InstructMix.Bench.Ways;
using InstructMix.Harness.Pool;

namespace InstructMix.Bench.Cases;

/// <summary>From Ctrl+C (an interrupt signal) to the end of the command, amid candidates that sleep.</summary>
/// <param name="session">Engine and image.</param>
/// <param name="set">The candidates.</param>
internal sealed class InterruptCase(BenchSession session, SubjectSet set)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Measures.</summary>
    public async Task<IReadOnlyList<CaseRow>> MeasureAsync(string folder, CancellationToken cancellation)
    {
        var took = new List<double>();
        int left = 0;
        for (int round = 0; round < session.Settings.Rounds; round++)
        {
            var sleepy = set.Take(round * 5000, 5000).Select((s, n) => n % 10 == 0 ? s with { Candidate = s.Candidate with { Code = "import time\ntime.sleep(2)\n" + s.Candidate.Code } } : s);
            var input = await Inputs.WriteAsync(folder, $"interrupt-{round}", sleepy, cancellation);
            long? sent = null;
            int id = 0;
            var run = await InstructMixProgram.RunAsync(["verify", input, "--output", Path.Combine(folder, $"interrupt-{round}.kept")], cancellation, (process, elapsed) =>
            {
                if (sent is not null || elapsed < Before) return;
                id = process.Id;
                sent = Stopwatch.GetTimestamp();
                Interruption.Send(process);
            });
            if (sent is not { } at || run.ExitCode != 130) throw new InvalidOperationException($"the interrupted run ended with {run.ExitCode}: {run.Error.Trim()}");
            took.Add(Stopwatch.GetElapsedTime(at).TotalSeconds);
            await Task.Delay(Settling, cancellation);
            left += (await session.Engine.ListAsync(RunLabel.Name, cancellation)).Count(c => c.Labels.Values.Any(v => v.StartsWith(id.ToString(CultureInfo.InvariantCulture) + " ", StringComparison.Ordinal)));
        }

        var spread = Spread.Of(took);
        return [new CaseRow("Ctrl+C to the end", spread.Median, spread.Least, spread.Most, "s", "<= 1", "the engine's removal of containers, which is not waited for beyond 0.7 s",
            string.Create(CultureInfo.InvariantCulture, $"exit code 130; containers left after {Settling.TotalSeconds:0} s: {left}"))];
    }
}
