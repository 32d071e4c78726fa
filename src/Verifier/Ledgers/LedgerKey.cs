using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InstructMix.Harness;
using InstructMix.Harness.Sandboxes;

namespace InstructMix.Verifier.Ledgers;

/// <summary>Makes the key under which a verdict is remembered: SHA-256 over all that could change it.</summary>
/// <param name="options">The sandboxes: image, runner and limits are part of every key.</param>
public sealed class LedgerKey(SandboxOptions options)
{
    // An engine that cannot limit processors gives a candidate that forks more time than another does.
    // The limits as JSON, which has every field to the last digit; as text for people 1500m and 1.5g of memory are the same.
    private readonly byte[] _where = Encoding.UTF8.GetBytes(string.Join(
        '\0', "2", options.ImageId, options.Runner, JsonSerializer.Serialize(options.Limits, LedgerJson.Default.Limits), options.Runtime ?? "", options.HashSeed.ToString(), options.Fresh.ToString(), options.LimitProcessor.ToString()));

    /// <summary>The key of a trial, 32 bytes.</summary>
    /// <param name="trial">The trial.</param>
    public byte[] Of(Trial trial)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, _where);
        // UTF-16 as it is: a lone surrogate in a candidate has no UTF-8, and two that differ must not meet.
        Add(hash, MemoryMarshal.AsBytes(trial.Code.AsSpan()));
        Add(hash, MemoryMarshal.AsBytes(trial.Stub.Source.AsSpan()));
        Add(hash, Encoding.UTF8.GetBytes($"{trial.Stub.Kind}\0{trial.Stub.EntryPoint}\0{trial.Judge}\0{trial.Hollow}"));
        if (trial.Warm is { } module) Add(hash, Encoding.UTF8.GetBytes(module));
        return hash.GetHashAndReset();
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        // Each part with its length, so that no two lists of parts give the same bytes.
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
