namespace InstructMix.Core.Similarity;

/// <summary>
/// Texts that were added, to be asked whether one of them says nearly the same as another text. Which may be similar is told by bands of MinHashes, whether they are by
/// the true Jaccard similarity of their pieces. Not safe for use by many at once.
/// </summary>
/// <typeparam name="T">What names a text.</typeparam>
public sealed class NearTexts<T>
{
    private readonly double _threshold;
    private readonly Banding _banding;
    private readonly MinHashes _hashes;
    private readonly List<(T Name, ulong[] Pieces)> _texts = [];
    private readonly Dictionary<(int Band, uint Key), List<int>> _bands = [];

    /// <summary>None yet.</summary>
    /// <param name="threshold">From which similarity on, from 0 (exclusive) to 1, two texts are nearly the same.</param>
    public NearTexts(double threshold)
    {
        _threshold = threshold;
        _banding = Banding.For(threshold);
        _hashes = new MinHashes(_banding);
    }

    /// <summary>From now on the text is found.</summary>
    /// <param name="name">What names it.</param>
    /// <param name="text">The text.</param>
    public void Add(T name, string text)
    {
        var (pieces, keys) = Read(text);
        for (int band = 0; band < keys.Length; band++)
        {
            if (!_bands.TryGetValue((band, keys[band]), out var here)) _bands[(band, keys[band])] = here = [];
            here.Add(_texts.Count);
        }

        _texts.Add((name, pieces));
    }

    /// <summary>The added text that a text is most similar to, if similar enough; of several the one that was added first.</summary>
    /// <param name="text">The text.</param>
    public (T Name, double Jaccard)? Find(string text)
    {
        var (pieces, keys) = Read(text);
        (int Place, double Jaccard)? best = null;
        var near = new SortedSet<int>();
        for (int band = 0; band < keys.Length; band++)
            if (_bands.TryGetValue((band, keys[band]), out var here)) near.UnionWith(here);
        foreach (int place in near)
        {
            double jaccard = Pieces.Jaccard(pieces, _texts[place].Pieces);
            if (jaccard >= _threshold && jaccard > (best?.Jaccard ?? 0)) best = (place, jaccard);
        }

        return best is { } found ? (_texts[found.Place].Name, found.Jaccard) : null;
    }

    private (ulong[] Pieces, uint[] Keys) Read(string text)
    {
        var pieces = Similarity.Pieces.Of(text);
        // A text without a word is like no other.
        var keys = new uint[pieces.Length > 0 ? _banding.Bands : 0];
        if (keys.Length > 0) _hashes.Keys(pieces, keys);
        return (pieces, keys);
    }
}
