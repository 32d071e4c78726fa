using InstructMix.Mixer.Filters;

namespace InstructMix.Mixer.Deduplication;

/// <summary>What is in the mix, to be asked whether it says the same as another pair: copies, near-duplicates, and Python that is so when folded.</summary>
internal sealed class MixedSoFar
{
    private readonly Ranked[] _pairs;
    private readonly int[] _python;
    private readonly int[] _placeInPython;
    private readonly Dictionary<ContentDigest, int> _copies = [];
    private readonly List<int> _here = [];
    private readonly SimilarPairs _texts;
    private readonly SimilarPairs _folded;
    private bool _isStale;

    /// <summary>Reads all pairs.</summary>
    /// <param name="pairs">The pairs that may come in, in their order.</param>
    /// <param name="threshold">From which similarity on two are near-duplicates.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public MixedSoFar(Ranked[] pairs, double threshold, CancellationToken cancellation)
    {
        _pairs = pairs;
        _python = [.. Enumerable.Range(0, pairs.Length).Where(i => Precedence.IsPython(pairs[i].Rank))];
        _placeInPython = new int[pairs.Length];
        Array.Fill(_placeInPython, -1);
        for (int i = 0; i < _python.Length; i++) _placeInPython[_python[i]] = i;
        _texts = SimilarPairs.Read(pairs, threshold, isFolded: false, cancellation);
        _folded = SimilarPairs.Read([.. _python.Select(i => pairs[i])], threshold, isFolded: true, cancellation);
    }

    /// <summary>Begins a round.</summary>
    public void Open()
    {
        if (!_isStale) return;
        // A single pair cannot be taken out of an index.
        _texts.Clear();
        _folded.Clear();
        foreach (int pair in _here) AddBands(pair);
        _isStale = false;
    }

    /// <summary>Why a pair must not come in, and which pair of the mix is to blame; null where it may.</summary>
    public (Refusal Refusal, int By)? Find(int pair)
    {
        if (_copies.TryGetValue(_pairs[pair].Offer.Content, out int copy))
            return (Refuse(DropReason.Duplicate, copy, 1, folded: false), copy);
        var near = _texts.Find(pair);
        if (_placeInPython[pair] is >= 0 and var place && _folded.Find(place) is { } folded
            && (near is null || folded.Jaccard > near.Value.Jaccard))
            return (Refuse(DropReason.NearDuplicate, _python[folded.Pair], folded.Jaccard, folded: true), _python[folded.Pair]);
        return near is { } found ? (Refuse(DropReason.NearDuplicate, found.Pair, found.Jaccard, folded: false), found.Pair) : null;
    }

    /// <summary>Lets a pair in.</summary>
    public void Let(int pair)
    {
        _copies.Add(_pairs[pair].Offer.Content, pair);
        _here.Add(pair);
        AddBands(pair);
    }

    /// <summary>Ends a round.</summary>
    /// <param name="left">What is not in the mix after all.</param>
    public void Close(HashSet<int> left)
    {
        if (left.Count == 0) return;
        foreach (int pair in left) _copies.Remove(_pairs[pair].Offer.Content);
        _here.RemoveAll(left.Contains);
        _isStale = true;
    }

    private void AddBands(int pair)
    {
        _texts.Add(pair);
        if (_placeInPython[pair] is >= 0 and var place) _folded.Add(place);
    }

    private Refusal Refuse(DropReason reason, int by, double jaccard, bool folded)
    {
        var other = _pairs[by].Offer;
        string detail = reason == DropReason.Duplicate ? $"the same as {other.Source} {other.Origin}"
            : $"nearly the same as {other.Source} {other.Origin}: {jaccard:0.000} of their pieces in common{(folded ? ", names and literals folded" : "")}";
        return new Refusal(reason, detail)
        {
            CollidedWith =
            new Collision(other.Source, other.Id, other.Origin.ToString(), Math.Round(jaccard, 4), folded)
        };
    }
}
