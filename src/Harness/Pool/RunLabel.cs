using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace InstructMix.Harness.Pool;

/// <summary>The labels that name the run that started a container, so that the next run knows whether its process still lives.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Host">Where its process id is valid, see <see cref="ThisHost"/>; only runs from there are swept.</param>
/// <param name="ProcessId">The coordinator's process id.</param>
/// <param name="Started">When that process started, in ticks: ids are used again.</param>
public sealed record RunLabel(string Run, string Host, int ProcessId, long Started)
{
    /// <summary>The label that every container of ours carries.</summary>
    public const string Name = "instructmix.run";

    private const string HostName = "instructmix.host";
    private const string ProcessName = "instructmix.process";

    /// <summary>
    /// The machine's name and the namespace of its process ids. Containers that share an engine may share a host name as well
    /// (host networking: pods, tasks of AWS Batch), and to each of them the processes of the others look dead.
    /// </summary>
    public static string ThisHost()
    {
        var ids = new FileInfo("/proc/self/ns/pid").LinkTarget;
        return ids is null ? Environment.MachineName : $"{Environment.MachineName} {ids}";
    }

    /// <summary>The label of this very process.</summary>
    /// <param name="run">The run's id.</param>
    public static RunLabel OfThisProcess(string run)
    {
        using var process = Process.GetCurrentProcess();
        return new RunLabel(run, ThisHost(), process.Id, process.StartTime.Ticks);
    }

    /// <summary>A name for a container that no other has, and that says whose it is to those who share the engine: <c>instructmix-ada-4711-5f3e…</c>.</summary>
    public string ContainerName()
    {
        var user = string.Concat(Environment.UserName.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'));
        return string.Create(CultureInfo.InvariantCulture, $"instructmix-{user}-{ProcessId}-{Guid.NewGuid():N}");
    }

    /// <summary>As labels of a container.</summary>
    public Dictionary<string, string> ToLabels() => new()
    {
        [Name] = Run,
        [HostName] = Host,
        [ProcessName] = string.Create(CultureInfo.InvariantCulture, $"{ProcessId} {Started}"),
    };

    /// <summary>Says from a container's labels whether the process that started it is gone. False where this cannot be known.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="host">This machine, see <see cref="ThisHost"/>.</param>
    public static bool IsDead(IReadOnlyDictionary<string, string> labels, string host)
    {
        if (!labels.TryGetValue(HostName, out var where) || where != host || !labels.TryGetValue(ProcessName, out var text)) return false;
        var parts = text.Split(' ');
        if (parts.Length != 2 || !int.TryParse(parts[0], out int id) || !long.TryParse(parts[1], out long started)) return false;
        try
        {
            using var process = Process.GetProcessById(id);
            // The clock may have been set meanwhile; a second's difference is no other process.
            return Math.Abs(process.StartTime.Ticks - started) > TimeSpan.TicksPerSecond;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Win32Exception)
        {
            // The process exists, but we may not look at it, or it ends at this moment: a run may sweep while another one ends.
            return false;
        }
    }
}
