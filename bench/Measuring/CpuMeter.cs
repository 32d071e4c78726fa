using System.Diagnostics;
using System.Globalization;
using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;

namespace InstructMix.Bench.Measuring;

/// <summary>Reads from the kernel's accounts how much CPU time coordinator, sandboxes and engine have used.</summary>
/// <param name="engine">The engine.</param>
/// <param name="run">The run whose containers are meant.</param>
internal sealed class CpuMeter(IEngine engine, RunLabel run)
{
    private const double TicksPerSecond = 100; // USER_HZ, the same on every Linux

    /// <summary>The time used so far.</summary>
    public async Task<CpuShare> ReadAsync(CancellationToken cancellation)
    {
        var containers = await engine.ListAsync($"{RunLabel.Name}={run.Run}", cancellation);
        using var self = Process.GetCurrentProcess();
        return new CpuShare(self.TotalProcessorTime.TotalSeconds, containers.Sum(c => OfContainer(c.Id)), EngineSeconds());
    }

    private static double OfContainer(string id)
    {
        // cgroup v1 with cgroupfs, v2 with systemd, v2 with cgroupfs; elsewhere the sandboxes' part is not known.
        var v1 = $"/sys/fs/cgroup/cpuacct/docker/{id}/cpuacct.usage";
        if (File.Exists(v1)) return double.Parse(File.ReadAllText(v1), CultureInfo.InvariantCulture) / 1e9;
        foreach (var v2 in new[] { $"/sys/fs/cgroup/system.slice/docker-{id}.scope/cpu.stat", $"/sys/fs/cgroup/docker/{id}/cpu.stat" })
        {
            if (File.Exists(v2)) return double.Parse(File.ReadLines(v2).First(l => l.StartsWith("usage_usec", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture) / 1e6;
        }

        return 0;
    }

    private static double EngineSeconds()
    {
        double seconds = 0;
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                try
                {
                    if (process.ProcessName is not ("dockerd" or "containerd" or "containerd-shim")) continue;
                    var fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ');
                    // utime and stime, and not those of children: they are the containers'.
                    seconds += (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
                }
                catch (Exception e) when (e is IOException or InvalidOperationException)
                {
                    // It ended meanwhile.
                }
            }
        }

        return seconds;
    }
}
