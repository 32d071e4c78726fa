using System.IO.Compression;

namespace InstructMix.Core.Files;

/// <summary>
/// A file that appears under its name only when it is whole: written as <c>NAME.partial</c> beside the target,
/// flushed to disk, and renamed by <see cref="CommitAsync"/>. Without that it leaves the target as it was.
/// A device such as <c>/dev/null</c> is written to instead of being replaced.
/// </summary>
public sealed class AtomicFile : IAsyncDisposable
{
    /// <summary>What a file's name ends in until it is whole.</summary>
    public const string Partial = ".partial";

    /// <summary>What the runtime gives on Linux where another process has locked a file: the number EAGAIN.</summary>
    private const int Locked = 11;

    private readonly FileStream _file;
    private readonly Stream _stream;
    private readonly bool _isDevice;
    private bool _finished;
    private bool _committed;

    private AtomicFile(string path, FileStream file)
    {
        Path = path;
        _file = file;
        _isDevice = IsDevice(path);
        _stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true)
            : new BufferedStream(file, 64 * 1024);
    }

    /// <summary>The target's name.</summary>
    public string Path { get; }

    /// <summary>Where to write; a target that ends in <c>.gz</c> is compressed.</summary>
    public Stream Stream => _stream;

    /// <summary>Starts a file. Makes its folder where it is missing.</summary>
    /// <param name="path">The target.</param>
    /// <exception cref="UnusableInputException">The target is a directory, or nothing can be written there.</exception>
    public static AtomicFile Create(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) throw new UnusableInputException("an output has an empty name; name a file");
        // Other programs take it for standard output; nobody would look for a file of this name.
        if (path == "-") throw new UnusableInputException("-: names no file; name one, or /dev/stdout for standard output, or ./- for a file of that name");
        if (Directory.Exists(path) || System.IO.Path.EndsInDirectorySeparator(path))
            throw new UnusableInputException($"{path}: is a directory; name a file in it");
        try
        {
            if (IsDevice(path))
                return new AtomicFile(path, new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1));
            if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            // Not shared: a second run on the same target gets an error instead of writing into the first one's file.
            return new AtomicFile(path, new FileStream(path + Partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1));
        }
        catch (IOException e) when (e.HResult == Locked)
        {
            throw new UnusableInputException($"{path}: another run is writing it; wait for it to end, or name another place", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // We make this file, so it is not the one that is missing: its folder, such as /proc, takes no files.
            var why = e is FileNotFoundException or DirectoryNotFoundException
                ? $"nothing can be made in {System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))}" : e.Message.TrimEnd('.');
            throw new UnusableInputException($"{path}: cannot be written ({why}); name another place", e);
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

    /// <summary>
    /// Whether this is a device or one of a process's descriptors: as root, a rename would put a plain file in the place of <c>/dev/null</c>.
    /// </summary>
    /// <param name="path">The target.</param>
    public static bool IsDevice(string path)
    {
        if (path.Length == 0) return false;
        var full = System.IO.Path.GetFullPath(path);
        return File.Exists(full)
            && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal))
            && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
    }

    /// <summary>Brings everything to disk, not yet under its name: where several files belong together, all are finished before the first is committed.</summary>
    /// <exception cref="UnusableInputException">The disk is full.</exception>
    public async ValueTask FinishAsync()
    {
        if (_finished) return;
        try
        {
            if (_stream is GZipStream) await _stream.DisposeAsync(); // writes the archive's end
            else await _stream.FlushAsync();
            _file.Flush(flushToDisk: true);
            await _file.DisposeAsync();
            _finished = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>Brings the file to disk and gives it its name. Either both happen, or the old file stays.</summary>
    /// <exception cref="UnusableInputException">The disk is full, or the target cannot be replaced.</exception>
    public async ValueTask CommitAsync()
    {
        await FinishAsync();
        try
        {
            if (!_isDevice) File.Move(_file.Name, Path, overwrite: true);
            _committed = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>Closes the file, and removes it where it was not committed.</summary>
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

        if (!_isDevice) File.Delete(_file.Name);
    }

    private UnusableInputException CannotWrite(Exception e) =>
        new($"{Path}: cannot be written ({e.Message.TrimEnd('.')}); make room or name another place, then run the same command again", e);
}
