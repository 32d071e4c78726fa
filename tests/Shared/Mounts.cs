namespace InstructMix.Tests.Shared;

/// <summary>What is mounted on this machine.</summary>
internal static class Mounts
{
    /// <summary>The paths at which something is mounted in a folder, those further down first: in this order they can be unmounted.</summary>
    /// <param name="folder">Its full path.</param>
    public static List<string> Beneath(string folder) =>
        [.. File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' ')[4])
            .Where(m => m.StartsWith(folder + "/", StringComparison.Ordinal))
            .OrderByDescending(m => m.Length)];
}
