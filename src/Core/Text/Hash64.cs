namespace InstructMix.Core.Text;

/// <summary>Digests of 64 bits that are the same on every machine. Not for anything that somebody may want to forge.</summary>
public static class Hash64
{
    private const ulong Seed = 0x9E3779B97F4A7C15, Factor = 0xD6E8FEB86659FD93;

    /// <summary>The digest of a word in lower case.</summary>
    public static ulong OfWord(ReadOnlySpan<char> word)
    {
        ulong hash = Seed;
        foreach (char c in word)
            hash = (hash ^ (c < 128 ? (uint)(char.IsAsciiLetterUpper(c) ? c | 0x20 : c) : char.ToLowerInvariant(c))) * 0x100000001B3;
        return Mix(hash);
    }

    /// <summary>The digest of a word as it is.</summary>
    public static ulong OfExact(ReadOnlySpan<char> word)
    {
        ulong hash = Seed;
        foreach (char c in word) hash = (hash ^ c) * 0x100000001B3;
        return Mix(hash);
    }

    /// <summary>The digest of digests in their order.</summary>
    public static ulong Of(ReadOnlySpan<ulong> parts)
    {
        ulong hash = Seed;
        foreach (ulong part in parts) hash = Mix((hash * 31) + part);
        return hash;
    }

    /// <summary>Spreads a number over all bits (a finisher after Stafford and Mulvey).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * Factor;
        value = (value ^ (value >> 32)) * Factor;
        return value ^ (value >> 32);
    }
}
