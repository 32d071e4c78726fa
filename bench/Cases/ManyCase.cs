using System.Globalization;
using InstructMix.Bench.Ways;

namespace InstructMix.Bench.Cases;

/// <summary>Many small candidates with <c>--stub define</c>: the coordinator's memory and its part of the CPU time.</summary>
/// <param name="session">Engine and image.</param>
internal sealed class ManyCase(BenchSession session)
{
    // The fields of /proc/stat: user, nice, system, irq, softirq; idle and waiting are left out.
    private static readonly int[] Busy = [1, 2, 3, 6, 7];

    /// <summary>Measures.</summary>
    public async Task<IReadOnlyList<CaseRow>> MeasureAsync(string folder, CancellationToken cancellation)
    {
        int count = session.Settings.Many;
        var input = Path.Combine(folder, "many.jsonl");
        await using (var file = new StreamWriter(input))
        {
            for (int n = 0; n < count; n++) await file.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"id": "{{n}}", "instruction": "Give {{n}}.", "response": "def give():\n    return {{n}}\n"}"""));
        }

        var before = CpuOfMachine();
        var run = await InstructMixProgram.RunAsync(["verify", input, "--output", Path.Combine(folder, "many.kept"), "--stub", "define"], cancellation);
        Inputs.MustBeGood(run);
        double busy = CpuOfMachine() - before;
        double rate = count / run.Seconds;
        return
        [
            new CaseRow("memory of the coordinator", run.PeakBytes / 1048576.0, run.EarlyBytes / 1048576.0, run.LateBytes / 1048576.0, "MiB", "< 200, flat", "the runtime's heap; what is read ahead",
                string.Create(CultureInfo.InvariantCulture, $"{count:N0} candidates, --stub define; the spread is a quarter of the way in and at the end")),
            new CaseRow("small candidates", rate, rate, rate, "a second", "", "fork and page faults", string.Create(CultureInfo.InvariantCulture, $"the whole command, {run.Seconds:0} s")),
            new CaseRow("CPU of the coordinator", 100 * run.CpuSeconds / busy, run.CpuSeconds, busy, "%", "< 10", "JSON, frames, ledger", "of all that the machine did meanwhile; the spread is both in CPU s"),
        ];
    }

    /// <summary>CPU seconds that the whole machine was busy: sandboxes and engine are in it, and whatever else ran.</summary>
    private static double CpuOfMachine()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Busy.Sum(i => long.Parse(fields[i], CultureInfo.InvariantCulture)) / 100.0;
    }
}
