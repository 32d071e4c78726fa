using InstructMix.Core.Similarity;

namespace InstructMix.Mixer.Deduplication;

/// <summary>
/// The pairs of a mix by what they say. Which two share a band is known by numbers alone; whether they are really similar is counted on their
/// texts, which are fetched for that.
/// </summary>
internal sealed class SimilarPairs
{
    // About 64 MiB of pieces.
    private const int MostCached = 8_000_000;

    private readonly Ranked[] _pairs;
    private readonly double _threshold;
    private readonly bool _isFolded;
    private readonly BandIndex _index;
    private readonly int[] _sizes;
    private readonly Dictionary<int, ulong[]> _cache = [];
    private readonly Queue<int> _cached = [];
    private int _cachedPieces;

    private SimilarPairs(Ranked[] pairs, double threshold, bool isFolded, int bands)
    {
        (_pairs, _threshold, _isFolded) = (pairs, threshold, isFolded);
        _index = new BandIndex(pairs.Length, bands);
        _sizes = new int[pairs.Length];
    }

    /// <summary>Reads all pairs once, on all cores, and remembers their bands.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="threshold">From which similarity on two are near-duplicates.</param>
    /// <param name="isFolded">Whether they are Python, and are compared with names and literals folded.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static SimilarPairs Read(Ranked[] pairs, double threshold, bool isFolded, CancellationToken cancellation)
    {
        var banding = Banding.For(threshold);
        var similar = new SimilarPairs(pairs, threshold, isFolded, banding.Bands);
        var hashes = new MinHashes(banding);
        Parallel.For(0, pairs.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var pieces = similar.PiecesOf(i);
            similar._sizes[i] = pieces.Length;
            hashes.Keys(pieces, similar._index.KeysOf(i));
        });
        return similar;
    }

    /// <summary>From now on the pair is compared with others.</summary>
    public void Add(int pair)
    {
        if (_sizes[pair] > 0) _index.Add(pair);
    }

    /// <summary>No pair is compared with others any more.</summary>
    public void Clear() => _index.Clear();

    /// <summary>The added pair that a pair is most similar to, if similar enough; of several the one that was added first.</summary>
    public (int Pair, double Jaccard)? Find(int pair)
    {
        if (_sizes[pair] == 0) return null;
        (int Pair, double Jaccard)? best = null;
        ulong[]? pieces = null;
        foreach (int other in _index.Near(pair))
        {
            // The smaller one may be all in the larger one, and that be too little.
            if (Math.Min(_sizes[pair], _sizes[other]) < _threshold * Math.Max(_sizes[pair], _sizes[other])) continue;
            pieces ??= PiecesOf(pair);
            double jaccard = Pieces.Jaccard(pieces, Cached(other));
            if (jaccard < _threshold) continue;
            if (best is not { } so || jaccard > so.Jaccard || (jaccard == so.Jaccard && other < so.Pair)) best = (other, jaccard);
        }

        return best;
    }

    /// <summary>All added pairs that a pair is similar to.</summary>
    public IEnumerable<int> All(int pair)
    {
        if (_sizes[pair] == 0) yield break;
        ulong[]? pieces = null;
        foreach (int other in _index.Near(pair))
        {
            if (Math.Min(_sizes[pair], _sizes[other]) < _threshold * Math.Max(_sizes[pair], _sizes[other])) continue;
            pieces ??= PiecesOf(pair);
            if (Pieces.Jaccard(pieces, Cached(other)) >= _threshold) yield return other;
        }
    }

    private ulong[] PiecesOf(int pair)
    {
        var ranked = _pairs[pair];
        var text = ranked.Offer.Pair!;
        return _isFolded ? Shingles.Folded(text, ranked.IsSnippet) ?? [] : Shingles.Of(text, Precedence.IsPython(ranked.Rank));
    }

    private ulong[] Cached(int pair)
    {
        if (_cache.TryGetValue(pair, out var pieces)) return pieces;
        pieces = PiecesOf(pair);
        _cache.Add(pair, pieces);
        _cached.Enqueue(pair);
        for (_cachedPieces += pieces.Length; _cachedPieces > MostCached && _cached.Count > 1;)
        {
            int oldest = _cached.Dequeue();
            _cachedPieces -= _cache[oldest].Length;
            _cache.Remove(oldest);
        }

        return pieces;
    }
}
