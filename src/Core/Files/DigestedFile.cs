using System.Security.Cryptography;

namespace InstructMix.Core.Files;

/// <summary>A file as it lay on disk.</summary>
/// <param name="File">Its name.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its digest, in lower-case hexadecimal.</param>
public sealed record DigestedFile(string File, long Bytes, string Sha256)
{
    /// <summary>Digests a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">It cannot be read.</exception>
    public static async Task<DigestedFile> OfAsync(string path, string name, CancellationToken cancellation)
    {
        try
        {
            await using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1,
                FileOptions.SequentialScan | FileOptions.Asynchronous);
            var digest = await SHA256.HashDataAsync(stream, cancellation);
            return new DigestedFile(name, stream.Length, Convert.ToHexStringLower(digest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be read ({e.Message.TrimEnd('.')}); check that it is there and its permissions", e);
        }
    }

    /// <summary>Digests files, each under the name by which it is found.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="UnusableInputException">One cannot be read.</exception>
    public static async Task<IReadOnlyList<DigestedFile>> OfAllAsync(IEnumerable<string> paths, CancellationToken cancellation)
    {
        var files = new List<DigestedFile>();
        foreach (var path in paths) files.Add(await OfAsync(path, path, cancellation));
        return files;
    }
}
