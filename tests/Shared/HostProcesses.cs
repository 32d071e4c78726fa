using System.Globalization;
using System.Text;

namespace InstructMix.Tests.Shared;

/// <summary>Processes of this machine, from <c>/proc</c>.</summary>
internal static class HostProcesses
{
    /// <summary>Those whose command line has a word in it, but for zombies, which have none.</summary>
    public static IEnumerable<int> Naming(string word) => All().Where(p => (Read(p, "cmdline") ?? "").Contains(word, StringComparison.Ordinal));

    /// <summary>The children of a process.</summary>
    public static IReadOnlyList<int> ChildrenOf(int parent) => [.. All().Where(p => Field(p, "PPid") == parent)];

    /// <summary>The user that a process runs as.</summary>
    public static int? UserOf(int process) => Field(process, "Uid");

    /// <summary>A process by its id and the time of its start, which no other process has; null where there is none.</summary>
    public static string? NameOf(int process) =>
        Read(process, "stat") is { } stat ? $"{process}-{stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19]}" : null;

    /// <summary>Sends a signal; a process that is gone has got it.</summary>
    public static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        var there = processes.Where(p => Directory.Exists($"/proc/{p}")).Select(p => p.ToString(CultureInfo.InvariantCulture)).ToArray();
        if (there.Length > 0) await Shell.RunAsync("sh", ["-c", "kill -" + signal + " \"$@\" 2>/dev/null || true", "kill", .. there]);
    }

    private static IEnumerable<int> All() =>
        Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), out int id) ? id : 0).Where(id => id > 0);

    /// <summary>The first number of a field of a process's status.</summary>
    private static int? Field(int process, string name) =>
        Read(process, "status")?.Split('\n').FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal)) is { } line
            ? int.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture)
            : null;

    private static string? Read(int process, string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{process}/{file}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // gone meanwhile
        }
    }
}
