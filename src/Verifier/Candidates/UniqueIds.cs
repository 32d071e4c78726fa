using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace InstructMix.Verifier.Candidates;

/// <summary>Makes ids unique in the order they come: the second <c>a</c> is <c>a#2</c>, the third <c>a#3</c>.</summary>
internal sealed class UniqueIds
{
    // Digests instead of the ids: 16 bytes each however long they are, so that millions of records can be read.
    private readonly DigestSet _seen = new();
    private readonly Dictionary<UInt128, int> _repeated = [];

    /// <summary>The id itself where it is new, else the id with the next free number.</summary>
    public string Next(string id)
    {
        var count = Count(id);
        if (count == 1) return id;
        while (true)
        {
            var numbered = $"{id}#{count}";
            if (Count(numbered) == 1) return numbered;
            count = Count(id); // the file had an id of this very form already
        }
    }

    private int Count(string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), digest);
        var name = BinaryPrimitives.ReadUInt128LittleEndian(digest);
        if (_seen.Add(name)) return 1;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_repeated, name, out bool isKnown);
        return count = isKnown ? count + 1 : 2;
    }
}
