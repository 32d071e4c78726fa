using System.IO.Compression;

namespace InstructMix.Verifier.Files;

/// <summary>
/// A file that appears under its name only when it is whole: written as <c>NAME.partial</c> beside the target,
/// flushed to disk, and renamed by <see cref="CommitAsync"/>. Without that it leaves the target as it was.
/// </summary>
public sealed class AtomicFile : IAsyncDisposable
{
    private readonly string _partial;
    private readonly FileStream _file;
    private readonly Stream _stream;
    private bool _committed;

    private AtomicFile(string path, FileStream file)
    {
        Path = path;
        _partial = file.Name;
        _file = file;
        _stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)
            : new BufferedStream(file, 64 * 1024);
    }

    /// <summary>The target's name.</summary>
    public string Path { get; }

    /// <summary>Where to write; a target that ends in <c>.gz</c> is compressed.</summary>
    public Stream Stream => _stream;

    /// <summary>Starts a file, its folder too where there is none.</summary>
    /// <param name="path">The target.</param>
    /// <exception cref="UnusableInputException">The target is a directory, or nothing can be written there.</exception>
    public static AtomicFile Create(string path)
    {
        if (Directory.Exists(path)) throw new UnusableInputException($"{path}: is a directory; name a file in it");
        try
        {
            if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            return new AtomicFile(path, new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be written ({e.Message.TrimEnd('.')}); name another place", e);
        }
    }

    /// <summary>Writes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="UnusableInputException">The disk is full.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellation);
        }
        catch (IOException e)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>Makes what was written the file: on disk, and under its name, or not at all.</summary>
    /// <exception cref="UnusableInputException">The disk is full, or the target cannot be replaced.</exception>
    public async ValueTask CommitAsync()
    {
        try
        {
            if (_stream is GZipStream) await _stream.DisposeAsync(); // writes the archive's end
            else await _stream.FlushAsync();
            _file.Flush(flushToDisk: true);
            await _file.DisposeAsync();
            File.Move(_partial, Path, overwrite: true);
            _committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>Lets go of the file; what was not committed is removed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_committed) return;
        try
        {
            await _stream.DisposeAsync();
            await _file.DisposeAsync();
        }
        catch (IOException)
        {
            // A full disk fails here once more; the partial file goes either way.
        }

        File.Delete(_partial);
    }

    private UnusableInputException CannotWrite(Exception e) =>
        new($"{Path}: cannot be written ({e.Message.TrimEnd('.')}); make room or name another place, then run the same command again", e);
}
