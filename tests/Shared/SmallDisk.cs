namespace InstructMix.Tests.Shared;

/// <summary>A file system of a few megabytes, which a test can fill. In memory, mounted into a folder of the test's own.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    /// <summary>Where it is mounted.</summary>
    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>A path on it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <param name="path">Where to mount it; the folder is made.</param>
    /// <param name="mebibytes">How large it is.</param>
    public static async Task<SmallDisk> MountAsync(string path, int mebibytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            throw new InvalidOperationException("this test mounts a file system of its own: run it as root, on Linux");
        Directory.CreateDirectory(path);
        await Shell.RunAsync("mount", "-t", "tmpfs", "-o", $"size={mebibytes}m", "tmpfs", path);
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
}
