namespace InstructMix.Verifier.Candidates;

/// <summary>
/// Digests that were met. Millions of them are what a long run holds most memory for: a table of nothing but digests takes half of what the framework's
/// set does, and in many parts that grow one by one there is never a second copy of the whole.
/// </summary>
internal sealed class DigestSet
{
    private const int Parts = 256;
    private const int First = 16;

    private readonly UInt128[][] _parts = [.. Enumerable.Range(0, Parts).Select(_ => new UInt128[First])];
    private readonly int[] _counts = new int[Parts];

    /// <summary>Adds a digest. False where it was there.</summary>
    public bool Add(UInt128 digest)
    {
        // Nothing is in a place that holds zero.
        if (digest == UInt128.Zero) digest = UInt128.One;
        int part = (int)(digest >> 120);
        ref var slots = ref _parts[part];
        int at = Find(slots, digest);
        if (slots[at] == digest) return false;
        if (++_counts[part] * 5L > slots.Length * 4L)
        {
            slots = Grown(slots);
            at = Find(slots, digest);
        }

        slots[at] = digest;
        return true;
    }

    /// <summary>Whether the digest was added.</summary>
    public bool Has(UInt128 digest)
    {
        if (digest == UInt128.Zero) digest = UInt128.One;
        var slots = _parts[(int)(digest >> 120)];
        return slots[Find(slots, digest)] == digest;
    }

    /// <summary>Where the digest is, or would be.</summary>
    private static int Find(UInt128[] slots, UInt128 digest)
    {
        int at = (int)(((ulong)(uint)digest * (ulong)slots.Length) >> 32);
        while (slots[at] != UInt128.Zero && slots[at] != digest) at = at + 1 == slots.Length ? 0 : at + 1;
        return at;
    }

    private static UInt128[] Grown(UInt128[] slots)
    {
        var larger = new UInt128[slots.Length + (slots.Length / 2)];
        foreach (var digest in slots)
        {
            if (digest != UInt128.Zero) larger[Find(larger, digest)] = digest;
        }

        return larger;
    }
}
