using System.Diagnostics;
using System.Globalization;

namespace InstructMix.Bench.Cases;

/// <summary>The built program, run as a user runs it.</summary>
internal static class InstructMixProgram
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Beside this one among the build's products: as one image where it could be compiled ahead, as the launcher starts it.
    private static readonly string[] Command =
        File.Exists(Product("ahead", "instructmix")) ? [Product("ahead", "instructmix")] : ["dotnet", Product("release", "instructmix.dll")];

    /// <summary>Runs it to its end, and looks at its process meanwhile.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <param name="watch">Is called again and again while it runs.</param>
    public static async Task<ProgramRun> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation, Action<Process, TimeSpan>? watch = null)
    {
        // A bench that a shell started in the background ignores interrupts, and so would what it starts.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. Command, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        long began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        double cpu = 0;
        var memory = new List<long>();
        try
        {
            var ended = process.WaitForExitAsync(cancellation);
            while (await Task.WhenAny(ended, Task.Delay(Pause, cancellation)) != ended)
            {
                watch?.Invoke(process, Stopwatch.GetElapsedTime(began));
                if (Look(process.Id) is not { } seen) continue;
                cpu = seen.Cpu;
                memory.Add(seen.Bytes);
            }

            await ended;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (memory.Count == 0) memory.Add(0);
        return new ProgramRun
        {
            ExitCode = process.ExitCode,
            Seconds = seconds,
            CpuSeconds = cpu,
            PeakBytes = memory.Max(),
            EarlyBytes = memory[memory.Count / 4],
            LateBytes = memory[^Math.Min(memory.Count, 5)],
            Output = await output,
            Error = await error,
        };
    }

    private static string Product(string kind, string file) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Cli", kind, file));

    private static (double Cpu, long Bytes)? Look(int process)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
            double cpu = (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
            return (cpu, long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null; // it ended meanwhile
        }
    }
}
