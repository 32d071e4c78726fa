namespace InstructMix.Verifier.Extraction;

/// <summary>
/// Finds the tag that ends what another one began. One on a line of its own, or at the end of one, says more than one amid a sentence, which may only
/// speak of the tag.
/// </summary>
internal sealed class ReasoningEnds
{
    private readonly int[] _closing;
    private readonly int[] _margin;
    private readonly int[] _opening;

    /// <summary>Looks through the tags once, from the last to the first.</summary>
    public ReasoningEnds(IReadOnlyList<ReasoningTag> tags)
    {
        (_closing, _margin, _opening) = (new int[tags.Count + 1], new int[tags.Count + 1], new int[tags.Count + 1]);
        (_closing[^1], _margin[^1], _opening[^1]) = (-1, -1, -1);
        for (var i = tags.Count - 1; i >= 0; i--)
        {
            _closing[i] = tags[i].Closes ? i : _closing[i + 1];
            _margin[i] = tags[i].Closes && tags[i].IsAtMargin ? i : _margin[i + 1];
            _opening[i] = !tags[i].Closes && tags[i].IsAtLineStart ? i : _opening[i + 1];
        }
    }

    /// <summary>The number of the tag that ends what this one began; -1 where none does.</summary>
    public int Of(int opening)
    {
        var first = _closing[opening + 1];
        if (first < 0) return -1;
        var margin = _margin[opening + 1];
        var again = _opening[first];
        return margin >= 0 && (again < 0 || margin < again) ? margin : first;
    }
}
