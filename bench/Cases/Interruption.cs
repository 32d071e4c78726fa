using System.Diagnostics;
using System.Globalization;

namespace InstructMix.Bench.Cases;

/// <summary>What Ctrl+C does.</summary>
internal static class Interruption
{
    /// <summary>Sends a process the interrupt signal.</summary>
    public static void Send(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
