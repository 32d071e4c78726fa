namespace InstructMix.Tests.Shared;

/// <summary>A file system of a few megabytes, which a test can fill. In memory, mounted into a folder of the test's own.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    /// <summary>What the mounts of tests are called, and behind it whose they are.</summary>
    private const string Mark = "instructmix-tests-";

    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>A path on it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Mounts one, and unmounts those whose test runs were killed.</summary>
    /// <param name="path">Where to mount it, in a folder of the test's own; the folder is made.</param>
    /// <param name="mebibytes">How large it is.</param>
    public static async Task<SmallDisk> MountAsync(string path, int mebibytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            throw new InvalidOperationException("this test mounts a file system of its own: run it as root, on Linux");
        await SweepAsync();
        Directory.CreateDirectory(path);
        await Shell.RunAsync("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", Mark + HostProcesses.NameOf(Environment.ProcessId), path);
        return new SmallDisk(path);
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // Full, which was the purpose.
        }
    }

    /// <summary>Gives it back.</summary>
    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync() => await Shell.RunAsync("umount", "-l", Path);

    private static async Task SweepAsync()
    {
        foreach (var mount in await File.ReadAllLinesAsync("/proc/self/mounts"))
        {
            if (mount.Split(' ') is not [var source, var path, "tmpfs", ..] || !source.StartsWith(Mark, StringComparison.Ordinal)) continue;
            var owner = source[Mark.Length..];
            if (int.TryParse(owner.Split('-')[0], out int process) && HostProcesses.NameOf(process) == owner) continue;
            if (Directory.GetParent(path) is not { } folder || !folder.Name.StartsWith(Mark, StringComparison.Ordinal)) continue;
            // An engine of the killed run may still work there. Another run may sweep at the same time.
            await HostProcesses.SignalAsync("KILL", HostProcesses.Naming(folder.FullName + "/"));
            // Of an engine that was killed stay more mounts than this one: the networks of its containers, their layers.
            foreach (var left in Mounts.Beneath(folder.FullName)) await Shell.RunAsync("sh", "-c", "umount -l \"$0\" 2>/dev/null || true", left);
            await Shell.RunAsync("sh", "-c", "rm -rf --one-file-system \"$0\" 2>/dev/null || true", folder.FullName);
        }
    }
}
