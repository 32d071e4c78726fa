using System.Text;
using InstructMix.Core.Files;
using InstructMix.Examples.Running;

namespace InstructMix.Cli.Checking;

/// <summary>The files that examples find beside them (<c>--with src</c>): what they import from the project that they are about, and what they read.</summary>
internal static class CompanionFiles
{
    // Only what its examples import travels with a page where all would be too much (Companions.For).
    private const long MaxBytes = 64 * 1024 * 1024;

    private static readonly HashSet<string> Foreign = ["node_modules", "__pycache__", "site-packages", "venv", "env"];

    /// <summary>Reads what is in folders, by names relative to them, and files, by their names. What is no text is left out, and so are links that lead out of a folder.</summary>
    /// <exception cref="UnusableInputException">A path is missing, or they are too large together.</exception>
    public static async Task<Companions> ReadAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        long size = 0;
        foreach (var (name, path) in paths.SelectMany(Find))
        {
            try
            {
                // An image or an archive, which no example of text needs, does not count.
                if (new FileInfo(path).Length > MaxBytes) continue;
                files[name] = strict.GetString(await File.ReadAllBytesAsync(path, cancellation));
                size += files[name].Length;
                origins[name] = path;
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

        // All modules may be too much for one page, which then gets those that it imports; the other texts go with every page.
        var others = files.Where(f => !f.Key.EndsWith(".py", StringComparison.Ordinal)).ToList();
        if (size > MaxBytes) throw TooLarge("texts", files, MaxBytes);
        return others.Sum(f => (long)f.Value.Length) <= Companions.MostForPage
            ? new Companions(files, origins)
            : throw TooLarge("texts that are no modules", others, Companions.MostForPage);

        UnusableInputException TooLarge(string what, IEnumerable<KeyValuePair<string, string>> counted, long most)
        {
            var largest = counted.OrderByDescending(f => f.Value.Length).Take(3).Select(f => $"{origins[f.Key]} ({f.Value.Length / 1024:N0} KiB)");
            return new($"--with: the {what} are {counted.Sum(f => (long)f.Value.Length) / 1024:N0} KiB together, and {most / 1024:N0} KiB are the most; "
                + $"name only what examples need. The largest: {string.Join(", ", largest)}");
        }
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
