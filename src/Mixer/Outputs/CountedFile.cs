using System.Security.Cryptography;
using InstructMix.Core.Files;

namespace InstructMix.Mixer.Outputs;

/// <summary>An output on its way: counts its records and bytes, and digests them as they are written.</summary>
internal sealed class CountedFile(string folder, string name) : IAsyncDisposable
{
    private readonly AtomicFile _file = AtomicFile.Create(Path.Combine(folder, name));
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _records;
    private long _bytes;

    /// <summary>Writes bytes.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        Count(bytes.Span);
        try
        {
            await _file.Stream.WriteAsync(bytes, cancellation);
        }
        catch (IOException e)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>The same, for writers that do not wait.</summary>
    public void Write(ReadOnlyMemory<byte> bytes)
    {
        Count(bytes.Span);
        try
        {
            _file.Stream.Write(bytes.Span);
        }
        catch (IOException e)
        {
            throw CannotWrite(e);
        }
    }

    /// <summary>Counts records that were written otherwise than by <see cref="WriteRecordAsync"/>.</summary>
    public void CountRecords(int records) => _records += records;

    /// <summary>Writes a record.</summary>
    public ValueTask WriteRecordAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        _records++;
        return WriteAsync(bytes, cancellation);
    }

    /// <summary>What the file came to, when everything is written.</summary>
    public OutputFile Describe() => new(name, _records, _bytes, Convert.ToHexStringLower(_hash.GetCurrentHash()));

    /// <summary>Brings the file to disk, not yet under its name.</summary>
    public ValueTask FinishAsync() => _file.FinishAsync();

    /// <summary>Puts the file under its name.</summary>
    public ValueTask CommitAsync() => _file.CommitAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _hash.Dispose();
        return _file.DisposeAsync();
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        _bytes += bytes.Length;
    }

    private UnusableInputException CannotWrite(IOException e) =>
        new($"{_file.Path}: cannot be written ({e.Message.TrimEnd('.')}); make room or name another output folder", e);
}
