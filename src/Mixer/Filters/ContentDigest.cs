using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using InstructMix.Core.Text;

namespace InstructMix.Mixer.Filters;

/// <summary>
/// Stands for what a pair says: the first 16 bytes of the SHA-256 over instruction, the byte FF (which UTF-8 never
/// holds) and response, both in Unicode form C and trimmed of white space. Two pairs of one digest are duplicates.
/// </summary>
internal readonly record struct ContentDigest(UInt128 Value)
{
    private const int Size = 16;

    /// <summary>The digest of a pair.</summary>
    public static ContentDigest Of(Pair pair)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Nfc.Normalize(pair.Instruction).Trim()));
        hash.AppendData([0xFF]);
        hash.AppendData(Encoding.UTF8.GetBytes(Nfc.Normalize(pair.Response).Trim()));
        return new ContentDigest(Head(hash.GetHashAndReset()));
    }

    /// <summary>The key that orders the pair: the first 16 bytes of the SHA-256 over a salt and this digest.</summary>
    /// <param name="salt">What the order is for.</param>
    public UInt128 OrderKey(ReadOnlySpan<byte> salt)
    {
        Span<byte> text = stackalloc byte[salt.Length + Size];
        salt.CopyTo(text);
        BinaryPrimitives.WriteUInt128BigEndian(text[salt.Length..], Value);
        return Head(SHA256.HashData(text));
    }

    private static UInt128 Head(byte[] hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);
}
