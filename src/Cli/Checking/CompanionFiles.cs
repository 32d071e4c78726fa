using System.Text;
using InstructMix.Core.Files;

namespace InstructMix.Cli.Checking;

/// <summary>The files that examples find beside them (<c>--with src</c>): what they import from the project that they are about, and what they read.</summary>
internal static class CompanionFiles
{
    // They travel with each page in one frame of 16 MiB, as JSON, which may double them.
    private const long MaxBytes = 4 * 1024 * 1024;

    private static readonly HashSet<string> Foreign = ["node_modules", "__pycache__", "site-packages", "venv", "env"];

    /// <summary>Reads what is in folders, by names relative to them, and files, by their names. What is no text is left out, and so are links that lead out of a folder.</summary>
    /// <exception cref="UnusableInputException">A path is missing, or they are too large together.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        long size = 0;
        foreach (var (name, path) in paths.SelectMany(Find))
        {
            size += new FileInfo(path).Length;
            if (size > MaxBytes) throw new UnusableInputException($"--with {path}: the files are larger than {MaxBytes / (1024 * 1024)} MiB together; name only what examples need");
            try
            {
                files[name] = strict.GetString(await File.ReadAllBytesAsync(path, cancellation));
            }
            catch (DecoderFallbackException)
            {
                // An image or an archive, which no example of text needs.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UnusableInputException($"--with {path}: cannot be read ({e.Message.TrimEnd('.')}); check its permissions", e);
            }
        }

        return files;
    }

    private static IEnumerable<(string Name, string Path)> Find(string path)
    {
        if (File.Exists(path) && !FileKind.IsRegular(path))
            throw new UnusableInputException($"--with {path}: is no regular file; name files and folders");
        if (File.Exists(path)) return [(Path.GetFileName(path), path)];
        if (!Directory.Exists(path)) throw new UnusableInputException($"--with {path}: there is no such file or folder; check the name");
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => FileKind.IsRegular(f) && FileKind.IsInside(f, path))
            .Select(f => (Name: Path.GetRelativePath(path, f).Replace('\\', '/'), f))
            .Where(f => !f.Name.Split('/').Any(part => part.StartsWith('.') || Foreign.Contains(part)));
    }
}
