using System.Globalization;

namespace InstructMix.Cli.Sandboxing;

/// <summary>
/// The processors that this program may use: fewer than the machine has, where a control group or an affinity says so (.NET counts the share of a control group,
/// rounded up).
/// </summary>
internal static class Processors
{
    /// <summary>What Linux writes: the numbers of the processors that work, such as 0-3,6.</summary>
    private const string Online = "/sys/devices/system/cpu/online";

    /// <summary>How many this program may use.</summary>
    public static int Usable => Environment.ProcessorCount;

    /// <summary>What to say where sandboxes are fewer than the machine's processors without anybody having asked for it; null where there is nothing to say.</summary>
    /// <param name="jobs">How many sandboxes work at a time.</param>
    public static string? Remark(int jobs) => jobs == Usable && File.Exists(Online) ? Remark(jobs, File.ReadAllText(Online)) : null;

    /// <summary>The same, for a machine with these processors.</summary>
    /// <param name="jobs">How many sandboxes work at a time.</param>
    /// <param name="online">Their numbers, as Linux writes them.</param>
    internal static string? Remark(int jobs, string online)
    {
        int all = online.Trim().Split(',').Sum(Count);
        return all <= jobs ? null : $"{jobs} of the machine's {all} processors: so many are left to this program by a control group or an affinity; --jobs N sets another number";
    }

    private static int Count(string range)
    {
        var ends = range.Split('-').Select(e => int.Parse(e, CultureInfo.InvariantCulture)).ToList();
        return ends[^1] - ends[0] + 1;
    }
}
