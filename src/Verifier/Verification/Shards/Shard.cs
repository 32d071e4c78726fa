using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace InstructMix.Verifier.Verification.Shards;

/// <summary>A share of an input: each record belongs to exactly one of so many.</summary>
/// <param name="Number">Which share, from 1.</param>
/// <param name="Count">How many shares there are.</param>
public readonly record struct Shard(int Number, int Count)
{
    /// <summary>Reads <c>3/8</c>. False for anything else; whether there is such a share is asked of <see cref="Exists"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shard">The share.</param>
    public static bool TryParse(string? text, out Shard shard)
    {
        shard = default;
        if (text?.Split('/') is not [var first, var second] || !IsNumber(first, out int number) || !IsNumber(second, out int count))
            return false;
        shard = new Shard(number, count);
        return true;
    }

    /// <summary>Whether the number is one of 1 to the count.</summary>
    public bool Exists() => Number >= 1 && Number <= Count;

    /// <summary>
    /// Whether a name belongs to this share. The first eight bytes of the SHA-256 of the name's UTF-8, as a big-endian number, modulo the count:
    /// the same on every machine and in every version, for a share that is run again must find the same records.
    /// </summary>
    /// <param name="name">A candidate's id, or <c>file:line</c> of a record that has none.</param>
    public bool Takes(string name)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest) % (ulong)Count == (ulong)(Number - 1);
    }

    /// <summary>As in <c>3/8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
