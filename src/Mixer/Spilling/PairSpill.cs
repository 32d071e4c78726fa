using System.Text;
using InstructMix.Core.Files;
using Microsoft.Win32.SafeHandles;

namespace InstructMix.Mixer.Spilling;

/// <summary>
/// Keeps the texts of pairs out of memory: a mix of a million long answers takes as much of it as one of short ones. The first few megabytes stay in
/// memory, so that a small mix writes nothing; the rest goes to a file that has no name, and is gone with the process however that ends.
/// </summary>
/// <param name="folder">A folder on the disk that will hold the mix, or that does not exist yet.</param>
internal sealed class PairSpill(string folder) : IDisposable
{
    private const int BufferSize = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private byte[] _buffer = new byte[64 * 1024];
    private int _buffered;
    private long _written;
    private SafeFileHandle? _file;

    /// <summary>Puts a pair away. Several threads may do so at a time.</summary>
    /// <exception cref="UnusableInputException">The disk is full.</exception>
    public SpilledPair Add(Pair pair)
    {
        int instruction = Encoding.UTF8.GetByteCount(pair.Instruction), response = Encoding.UTF8.GetByteCount(pair.Response);
        // An id that only says where the record stands need not be kept beside it.
        bool hasOwnId = pair.Id != pair.Origin.ToString();
        var rest = pair with { Instruction = "", Response = "", Id = hasOwnId ? pair.Id : "", Code = null, Meta = null };
        // What else the record has may be longer than its texts.
        string meta = pair.Meta?.GetRawText() ?? "";
        int more = Encoding.UTF8.GetByteCount(meta);
        lock (_lock)
        {
            MakeRoom(instruction + response + more);
            long at = _written + _buffered;
            _buffered += Encoding.UTF8.GetBytes(pair.Instruction, _buffer.AsSpan(_buffered));
            _buffered += Encoding.UTF8.GetBytes(pair.Response, _buffer.AsSpan(_buffered));
            _buffered += Encoding.UTF8.GetBytes(meta, _buffer.AsSpan(_buffered));
            return new SpilledPair(this, rest, at, instruction, response, more, pair.Response.AsSpan().Trim().Length);
        }
    }

    /// <summary>Reads bytes that were put away.</summary>
    public void Read(long at, Span<byte> into)
    {
        if (into.IsEmpty) return;
        lock (_lock)
        {
            if (at >= _written)
            {
                _buffer.AsSpan((int)(at - _written), into.Length).CopyTo(into);
                return;
            }
        }

        for (int done = 0; done < into.Length;)
        {
            int read = RandomAccess.Read(_file!, into[done..], at + done);
            if (read == 0) throw new IOException("The file of spilled texts is shorter than what was written to it.");
            done += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static SafeFileHandle Open(string folder)
    {
        string? place = Path.GetFullPath(folder);
        while (place is not null && !Directory.Exists(place)) place = Path.GetDirectoryName(place);
        string path = Path.Combine(place ?? Path.GetTempPath(), $".instructmix-{Guid.NewGuid():N}.partial");
        try
        {
            var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
            File.Delete(path); // it lives on as long as it is open
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path}: cannot be written ({e.Message.TrimEnd('.')}); name another output folder", e);
        }
    }

    private void MakeRoom(int bytes)
    {
        if (_buffered + bytes <= _buffer.Length) return;
        if (_buffered + bytes <= BufferSize)
        {
            Array.Resize(ref _buffer, Math.Min(BufferSize, Math.Max(2 * _buffer.Length, _buffered + bytes)));
            return;
        }

        try
        {
            _file ??= Open(folder);
            RandomAccess.Write(_file, _buffer.AsSpan(0, _buffered), _written);
        }
        catch (IOException e)
        {
            throw new UnusableInputException($"{folder}: the texts of the mix cannot be written to this disk ({e.Message.TrimEnd('.')}); make room or name another output folder", e);
        }

        _written += _buffered;
        _buffered = 0;
        if (bytes > _buffer.Length) _buffer = new byte[bytes];
    }
}
