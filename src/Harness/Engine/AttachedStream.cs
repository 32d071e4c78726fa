using System.Buffers.Binary;
using System.Text;

namespace InstructMix.Harness.Engine;

/// <summary>
/// The runner's side of an attached container as one duplex stream: writes go to its standard input, reads come from its
/// standard output, out of the engine's multiplexed form (8 bytes of header: stream, 0, 0, 0, length). Standard error is kept for messages.
/// </summary>
internal sealed class AttachedStream(Stream raw) : Stream
{
    private const int KeptErrors = 4096;
    private const int HeaderBytes = 8;

    // An answer with its header comes in one piece, and is read in one: larger than the buffer beneath, which is then passed over.
    private readonly byte[] _buffer = new byte[16 * 1024];
    private readonly StringBuilder _errors = new();
    private int _start;
    private int _end;
    private int _left;
    private bool _isError;

    public string Errors => _errors.ToString();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int taken = Take(buffer.Span);
        return taken > 0 ? new ValueTask<int>(taken) : FillAsync(buffer, cancellationToken);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        raw.WriteAsync(buffer, cancellationToken);

    public override Task FlushAsync(CancellationToken cancellationToken) => raw.FlushAsync(cancellationToken);

    public override void Flush() => raw.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("read asynchronously");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("write asynchronously");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) raw.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> FillAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        while (true)
        {
            _buffer.AsSpan(_start.._end).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            int read = await raw.ReadAsync(_buffer.AsMemory(_end), cancellation);
            if (read == 0) return 0;
            _end += read;
            int taken = Take(buffer.Span);
            if (taken > 0) return taken;
        }
    }

    /// <summary>Takes what is there of standard output; 0 where more has to be read first.</summary>
    private int Take(Span<byte> buffer)
    {
        while (true)
        {
            if (_left == 0)
            {
                if (_end - _start < HeaderBytes) return 0;
                _left = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start + 4));
                if (_left < 0) throw new IOException("the engine's stream holds what is no header");
                _isError = _buffer[_start] != 1;
                _start += HeaderBytes;
                continue;
            }

            var there = _buffer.AsSpan(_start, Math.Min(_end - _start, _left));
            if (there.IsEmpty) return 0;
            if (!_isError) there = there[..Math.Min(there.Length, buffer.Length)];
            _start += there.Length;
            _left -= there.Length;
            if (_isError)
            {
                if (_errors.Length < KeptErrors) _errors.Append(Encoding.UTF8.GetString(there));
                continue;
            }

            there.CopyTo(buffer);
            return there.Length;
        }
    }
}
