using System.Text;

namespace InstructMix.Mixer.Filters;

/// <summary>
/// The order that a seed gives: pairs sorted by SHA-256 over <c>PURPOSE:SEED:</c> and their content's digest. Unlike a shuffle
/// by random numbers it is the same on every runtime, and a pair that comes or goes leaves the others in their order,
/// so that two versions of a mix can be compared line by line.
/// </summary>
internal sealed class SeededOrder(string purpose, long seed)
{
    private readonly byte[] _salt = Encoding.ASCII.GetBytes($"{purpose}:{seed}:");

    /// <summary>The key by which a pair is sorted.</summary>
    public UInt128 Key(ContentDigest content) => content.OrderKey(_salt);

    /// <summary>Sorts.</summary>
    public IOrderedEnumerable<T> Sort<T>(IEnumerable<T> items, Func<T, ContentDigest> content) => items.OrderBy(i => Key(content(i)));
}
