using System.Runtime.InteropServices;

namespace InstructMix.Bench.Reporting;

/// <summary>Where and when was measured.</summary>
internal sealed record Machine
{
    /// <summary>When it began, in UTC.</summary>
    public required string At { get; init; }

    /// <summary>The processor's name.</summary>
    public required string Processor { get; init; }

    /// <summary>How many of them.</summary>
    public required int Processors { get; init; }

    /// <summary>The kernel.</summary>
    public required string Kernel { get; init; }

    /// <summary>The engine's version.</summary>
    public required string Engine { get; init; }

    /// <summary>The image's name.</summary>
    public required string Image { get; init; }

    /// <summary>Load average of the last minute before and after: more than the bench's own says that others were at work.</summary>
    public required string Load { get; init; }

    /// <summary>The processor's name as the kernel tells it.</summary>
    public static string ProcessorName()
    {
        const string File = "/proc/cpuinfo";
        if (!System.IO.File.Exists(File)) return RuntimeInformation.ProcessArchitecture.ToString();
        return System.IO.File.ReadLines(File).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    /// <summary>The load average of the last minute; empty where the system does not tell.</summary>
    public static string LoadNow() => System.IO.File.Exists("/proc/loadavg") ? System.IO.File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
}
