using System.Buffers;

namespace InstructMix.Core.Files;

/// <summary>Bytes that are written one piece after the other, in memory that is used again: fresh memory for all lines of a run is a burden to the collector.</summary>
public sealed class PooledBytes : IBufferWriter<byte>, IDisposable
{
    // Below the size from which on the collector keeps objects apart.
    private const int First = 32 * 1024;

    private byte[] _bytes = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>What was written; only until this is disposed.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Count);

    /// <inheritdoc/>
    public void Advance(int count) => Count += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _bytes.AsMemory(Count);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _bytes.AsSpan(Count);
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Count = 0;
    }

    private void EnsureRoom(int size)
    {
        if (_bytes.Length - Count >= Math.Max(size, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(First, Math.Max(2 * _bytes.Length, Count + size)));
        _bytes.AsSpan(0, Count).CopyTo(larger);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
