using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace InstructMix.Core.Files;

/// <summary>Reads the lines of a text file as bytes, <c>.gz</c> or not, in bounded memory whatever the file holds.</summary>
public static class LineReader
{
    /// <summary>The longest line that is read; a longer one is reported and skipped.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The non-empty lines of a file, without their line ends, as UTF-8.</summary>
    /// <param name="path">The file; a name that ends in <c>.gz</c> is decompressed.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Each line's bytes, or the problem in its place (too long, not UTF-8, a damaged archive).</returns>
    /// <exception cref="UnusableInputException">The file is missing, is a directory, or cannot be opened.</exception>
    public static async IAsyncEnumerable<Reading<byte[]>> ReadAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var stream = Open(path);
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        await foreach (var reading in ReadAsync(path, pipe, cancellation)) yield return reading;
    }

    /// <summary>The same, from bytes that are already being read.</summary>
    /// <param name="path">What to call the file in readings.</param>
    /// <param name="pipe">The bytes.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>Each line's bytes, or the problem in its place.</returns>
    public static async IAsyncEnumerable<Reading<byte[]>> ReadAsync(
        string path, PipeReader pipe, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        long line = 0;
        bool skipping = false;
        while (true)
        {
            ReadResult read;
            InputProblem? damage = null;
            try
            {
                read = await pipe.ReadAsync(cancellation);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                read = default;
                damage = new InputProblem(path, line + 1, $"the file cannot be read further ({e.Message.TrimEnd('.')})",
                    "make the file anew; what stood before this line was used");
            }

            if (damage is not null)
            {
                yield return new Reading<byte[]>(path, line + 1, null, damage);
                yield break;
            }

            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                line++;
                if (skipping) skipping = false;
                else if (Take(path, line, buffer.Slice(0, end)) is { } reading) yield return reading;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                line++;
                if (!skipping && Take(path, line, buffer) is { } last) yield return last;
                pipe.AdvanceTo(buffer.End);
                yield break;
            }

            if (buffer.Length > MaxLineBytes || skipping)
            {
                // Drop what is buffered of an over-long line instead of holding it.
                if (!skipping) yield return TooLong(path, line + 1);
                skipping = true;
                pipe.AdvanceTo(buffer.End);
            }
            else
            {
                pipe.AdvanceTo(buffer.Start, buffer.End);
            }
        }
    }

    /// <summary>Opens a file for reading, decompressing <c>.gz</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UnusableInputException">The file is missing, is a directory, or cannot be opened.</exception>
    public static Stream Open(string path)
    {
        if (Directory.Exists(path)) throw new UnusableInputException($"{path}: is a directory; name a file in it");
        if (!File.Exists(path)) throw new UnusableInputException($"{path}: there is no such file; check the name");
        try
        {
            var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1,
                FileOptions.SequentialScan | FileOptions.Asynchronous);
            return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be opened ({e.Message.TrimEnd('.')}); check its permissions", e);
        }
    }

    /// <summary>
    /// Whether a file has no length of its own, as pipes have none (and files that are empty): it can be read once only,
    /// so it must not be opened to have a look.
    /// </summary>
    /// <param name="path">The file.</param>
    public static bool MayBePipe(string path)
    {
        if (!File.Exists(path)) return false;
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
        // The descriptors in /proc lead to names such as pipe:[123], which are nowhere.
        return target is not { Exists: true, Length: > 0 };
    }

    private static Reading<byte[]>? Take(string path, long line, ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > MaxLineBytes) return TooLong(path, line);
        var whole = bytes.ToArray();
        var text = whole.AsSpan();
        if (line == 1 && text.StartsWith(ByteOrderMark)) text = text[3..];
        text = text.TrimEnd((byte)'\r');
        if (text.Trim(" \t"u8).IsEmpty) return null;
        return Utf8.IsValid(text)
            ? Reading<byte[]>.Good(path, line, text.Length == whole.Length ? whole : text.ToArray())
            : Reading<byte[]>.Bad(path, line, "the line is not UTF-8", "save the file as UTF-8");
    }

    private static Reading<byte[]> TooLong(string path, long line) =>
        Reading<byte[]>.Bad(path, line, $"the line is longer than {MaxLineBytes / (1024 * 1024)} MiB",
            "is this JSON Lines, one object a line? split or shorten the record");
}
