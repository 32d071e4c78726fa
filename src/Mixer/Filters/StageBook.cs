using InstructMix.Core;
using InstructMix.Mixer.Outputs;

namespace InstructMix.Mixer.Filters;

/// <summary>The accounts of one source: after each stage its records are counted anew, and must add up with what was there before.</summary>
/// <param name="offers">All records of the source.</param>
internal sealed class StageBook(IReadOnlyList<Offer> offers)
{
    private static readonly DropReason[] Reasons = Enum.GetValues<DropReason>();

    private readonly List<StageCount> _stages = [];
    private readonly long[] _dropped = new long[Reasons.Length];
    private long _standing = -1;

    /// <summary>The stages so far.</summary>
    public IReadOnlyList<StageCount> Stages => _stages;

    /// <summary>Closes a stage.</summary>
    /// <param name="stage">Its word.</param>
    /// <param name="reasons">The reasons that belong to it, where several stages were gone through at once; all where none is named.</param>
    /// <exception cref="InvalidOperationException">A record was lost: a bug.</exception>
    public void Close(string stage, params DropReason[] reasons)
    {
        if (_standing < 0) _standing = offers.Count;
        long[] now = new long[Reasons.Length];
        foreach (var offer in offers)
            if (offer.Refusal is { } refusal) now[(int)refusal.Reason]++;
        var dropped = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var reason in reasons.Length > 0 ? reasons : Reasons)
        {
            long taken = now[(int)reason] - _dropped[(int)reason];
            _dropped[(int)reason] = now[(int)reason];
            if (taken != 0) dropped.Add(reason.Word(), taken);
        }

        long kept = reasons.Length > 0 ? _standing - dropped.Values.Sum() : offers.Count(o => o.Stands);
        _stages.Add(new StageCount(stage, _standing, kept, dropped));
        _standing = kept;
    }

    /// <summary>Makes sure that every record has come out of the last stage, or was dropped in one.</summary>
    /// <exception cref="InvalidOperationException">A record was lost: a bug.</exception>
    public void Check()
    {
        if (_standing != offers.Count(o => o.Stands) || _standing + _dropped.Sum() != offers.Count)
            throw new InvalidOperationException($"The stages leave {_standing} of {offers.Count} records, but {offers.Count(o => o.Stands)} are in the mix; please report this.");
    }
}
