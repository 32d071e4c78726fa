using InstructMix.Core.Text;

namespace InstructMix.Core.Similarity;

/// <summary>MinHash (Broder, 1997): for each of several orders of all possible pieces the least one of a set. Two sets agree in one with the probability of their similarity.</summary>
public sealed class MinHashes
{
    private readonly Banding _banding;
    private readonly ulong[] _factors;
    private readonly ulong[] _terms;

    /// <summary>The orders are the same in every run.</summary>
    public MinHashes(Banding banding)
    {
        _banding = banding;
        _factors = [.. Enumerable.Range(1, banding.Hashes).Select(i => Hash64.Mix((ulong)i * 2) | 1)];
        _terms = [.. Enumerable.Range(1, banding.Hashes).Select(i => Hash64.Mix(((ulong)i * 2) + 1))];
    }

    /// <summary>One number for each band of a set.</summary>
    /// <param name="pieces">The set's pieces.</param>
    /// <param name="keys">Takes the numbers.</param>
    public void Keys(ReadOnlySpan<ulong> pieces, Span<uint> keys)
    {
        Span<ulong> row = stackalloc ulong[_banding.Rows];
        for (int band = 0; band < _banding.Bands; band++)
        {
            for (int i = 0; i < row.Length; i++)
            {
                ulong factor = _factors[(band * row.Length) + i], term = _terms[(band * row.Length) + i], least = ulong.MaxValue;
                foreach (ulong piece in pieces) least = Math.Min(least, (piece * factor) + term);
                row[i] = least;
            }

            keys[band] = (uint)(Hash64.Of(row) >> 32);
        }
    }
}
