using InstructMix.Mixer.Spilling;

namespace InstructMix.Mixer.Filters;

/// <summary>A record on its way through the filters: what one refuses, the next ones pass over.</summary>
/// <param name="origin">Where the record stood.</param>
/// <param name="source">The source that it would carry.</param>
/// <param name="pair">The pair; null where the record could not be read.</param>
internal sealed class Offer(Origin origin, string source, SpilledPair? pair)
{
    private SpilledPair? _pair = pair;

    /// <summary>Where the record stood.</summary>
    public Origin Origin => origin;

    /// <summary>The source that it would carry.</summary>
    public string Source => source;

    /// <summary>The record's id; where it stood if it has none.</summary>
    public string Id => _pair?.Id ?? origin.ToString();

    /// <summary>The pair; null where the record could not be read. Its texts are fetched anew each time: ask once.</summary>
    public Pair? Pair => _pair?.Read();

    /// <summary>The response's length in characters, without white space around it.</summary>
    public int ResponseLength => _pair?.ResponseLength ?? 0;

    /// <summary>What the pair says, whatever its source; set by what looks for duplicates.</summary>
    public ContentDigest Content { get; set; }

    /// <summary>Why it is not in the mix; null while it is.</summary>
    public Refusal? Refusal { get; private set; } = pair?.Refusal;

    /// <summary>How many times it stands in the mix, if it does.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>The number of the split that it is in, from 0.</summary>
    public int Split { get; set; }

    /// <summary>Whether it is still in the mix.</summary>
    public bool Stands => Refusal is null;

    /// <summary>Takes it out of the mix.</summary>
    public void Refuse(DropReason reason, string detail) => Refuse(new Refusal(reason, detail));

    /// <summary>Takes it out of the mix, with evidence.</summary>
    public void Refuse(Refusal refusal) => Refusal = refusal;

    /// <summary>Takes it in again: what it was refused for is not in the mix itself.</summary>
    public void Readmit() => Refusal = null;

    /// <summary>Puts another pair in its place, such as one whose secrets are masked.</summary>
    public void Replace(SpilledPair other) => _pair = other;
}
