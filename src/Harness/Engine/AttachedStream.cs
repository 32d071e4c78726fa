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
    private readonly byte[] _header = new byte[8];
    private readonly StringBuilder _errors = new();
    private int _left;

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

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_left == 0)
        {
            int head = await raw.ReadAtLeastAsync(_header, 8, throwOnEndOfStream: false, cancellationToken);
            if (head < 8) return 0;
            int size = BinaryPrimitives.ReadInt32BigEndian(_header.AsSpan(4));
            if (size < 0) throw new IOException("the engine's stream holds what is no header");
            if (_header[0] == 1)
            {
                _left = size;
                continue;
            }

            await KeepErrorAsync(size, cancellationToken);
        }

        int read = await raw.ReadAsync(buffer[..Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => raw.WriteAsync(buffer, cancellationToken);

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

    private async ValueTask KeepErrorAsync(int size, CancellationToken cancellation)
    {
        var text = new byte[Math.Min(size, 16384)];
        while (size > 0)
        {
            int read = await raw.ReadAsync(text.AsMemory(0, Math.Min(size, text.Length)), cancellation);
            if (read == 0) return;
            size -= read;
            if (_errors.Length < KeptErrors) _errors.Append(Encoding.UTF8.GetString(text, 0, read));
        }
    }
}
