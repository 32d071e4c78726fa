using InstructMix.Core.Files;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>Copies a file's lines one by one. A line may be of any length: what it needs is a buffer.</summary>
/// <param name="path">The file; <c>.gz</c> is decompressed.</param>
internal sealed class LineCopier(string path) : IAsyncDisposable
{
    private readonly Stream _stream = LineReader.Open(path);
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _from;
    private int _to;

    /// <summary>Copies the next line with its end. False where there is none.</summary>
    public async ValueTask<bool> CopyAsync(AtomicFile target, CancellationToken cancellation)
    {
        for (bool any = false; ; any = true)
        {
            if (!await FillAsync(cancellation)) return any;
            var rest = _buffer.AsMemory(_from, _to - _from);
            int end = rest.Span.IndexOf((byte)'\n') + 1;
            if (end > 0) rest = rest[..end];
            await target.WriteAsync(rest, cancellation);
            _from += rest.Length;
            if (end > 0) return true;
        }
    }

    /// <summary>Whether everything has been copied.</summary>
    public async ValueTask<bool> HasEndedAsync(CancellationToken cancellation) => !await FillAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_from < _to) return true;
        _from = 0;
        _to = await _stream.ReadAsync(_buffer, cancellation);
        return _to > 0;
    }
}
