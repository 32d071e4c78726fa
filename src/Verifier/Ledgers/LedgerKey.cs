using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InstructMix.Harness;
using InstructMix.Harness.Pool;

namespace InstructMix.Verifier.Ledgers;

/// <summary>Makes the key under which a verdict is remembered: SHA-256 over all that could change it.</summary>
/// <param name="options">The sandboxes: image, runner and limits are part of every key.</param>
public sealed class LedgerKey(SandboxOptions options)
{
    // An engine that cannot limit processors gives a candidate that forks more time than another does.
    // The limits as JSON, which has every field to the last digit; as text for people 1500m and 1.5g of memory are the same.
    private readonly byte[] _where = Encoding.UTF8.GetBytes(string.Join(
        '\0', "2", options.ImageId, options.Runner, JsonSerializer.Serialize(options.Limits, LedgerJson.Default.Limits),
            options.Runtime ?? "", options.HashSeed.ToString(), options.Fresh.ToString(), options.LimitProcessor.ToString()));

    /// <summary>The key of a trial, 32 bytes.</summary>
    /// <param name="trial">The trial.</param>
    public byte[] Of(Trial trial)
    {
        var how = Encoding.UTF8.GetBytes($"{trial.Stub.Kind}\0{trial.Stub.EntryPoint}\0{trial.Judge}\0{trial.Hollow}");
        // UTF-16 as it is: a lone surrogate in a candidate has no UTF-8, and two that differ must not meet.
        var code = MemoryMarshal.AsBytes(trial.Code.AsSpan());
        var stub = MemoryMarshal.AsBytes(trial.Stub.Source.AsSpan());
        // In one piece: to hash part by part takes several times as long.
        var warm = trial.Warm is { } module ? Encoding.UTF8.GetBytes(module) : null;
        var files = trial.Stub.Files is { Count: > 0 } texts ? Files(texts) : null;
        int size = (4 * sizeof(long)) + _where.Length + code.Length + stub.Length + how.Length
            + (warm is null ? 0 : sizeof(long) + warm.Length) + (files is null ? 0 : (2 * sizeof(long)) + files.Length);
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var rest = rented.AsSpan(0, size);
            Add(ref rest, _where);
            Add(ref rest, code);
            Add(ref rest, stub);
            Add(ref rest, how);
            if (warm is not null) Add(ref rest, warm);
            if (files is not null)
            {
                Add(ref rest, []); // so that files are never taken for a warm module
                Add(ref rest, files);
            }

            return SHA256.HashData(rented.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static byte[] Files(IReadOnlyDictionary<string, string> texts) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal),
            LedgerJson.Default.SortedDictionaryStringString);

    private static void Add(ref Span<byte> rest, ReadOnlySpan<byte> part)
    {
        // Each part with its length, so that no two lists of parts give the same bytes.
        BinaryPrimitives.WriteInt64LittleEndian(rest, part.Length);
        part.CopyTo(rest[sizeof(long)..]);
        rest = rest[(sizeof(long) + part.Length)..];
    }
}
