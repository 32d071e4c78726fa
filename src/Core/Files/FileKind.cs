using System.Runtime.InteropServices;

namespace InstructMix.Core.Files;

/// <summary>Says what a path leads to without opening it: opening a FIFO would wait until somebody writes to it.</summary>
public static partial class FileKind
{
    private const int CurrentFolder = -100, TypeAndSize = 0x201, ModeAt = 28, TypeMask = 0xF000, Regular = 0x8000, Bytes = 256,
        MostLinks = 40;

    /// <summary>Whether the path leads to a regular file; links are followed. Also true where nothing is there, and where the system cannot say.</summary>
    /// <param name="path">The file.</param>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux()) return true;
        Span<byte> told = stackalloc byte[Bytes];
        try
        {
            return StatX(CurrentFolder, path, 0, TypeAndSize, ref MemoryMarshal.GetReference(told)) != 0
                || (MemoryMarshal.Read<ushort>(told[ModeAt..]) & TypeMask) == Regular;
        }
        catch (EntryPointNotFoundException)
        {
            return true;
        }
    }

    /// <summary>Whether a file is inside a folder when all links on the way to either are followed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">The folder.</param>
    public static bool IsInside(string file, string folder) =>
        Followed(file).StartsWith(
            Followed(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with all links on the way followed: as many as the system itself would.</summary>
    private static string Followed(string path)
    {
        var full = Path.GetFullPath(path);
        var followed = Path.GetPathRoot(full)!;
        var names = new Stack<string>(Names(full).Reverse());
        int links = 0;
        while (names.TryPop(out var name))
        {
            var next = Path.GetFullPath(name, followed);
            if (new FileInfo(next).LinkTarget is not { } target || ++links > MostLinks)
            {
                followed = next;
                continue;
            }

            if (Path.IsPathRooted(target)) followed = Path.GetPathRoot(target)!;
            foreach (var part in Names(target).Reverse()) names.Push(part);
        }

        return followed;
    }

    private static string[] Names(string path) => path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    // Its structure is the same on all processors (linux/stat.h).
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte told);
}
