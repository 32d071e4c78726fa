namespace InstructMix.Mixer.Filters;

/// <summary>A record on its way through the filters: what one refuses, the next ones pass over.</summary>
internal sealed class Offer(Origin origin, string source, Pair? pair)
{
    /// <summary>Where the record stood.</summary>
    public Origin Origin => origin;

    /// <summary>The source that it would carry.</summary>
    public string Source => source;

    /// <summary>The pair; null where the record could not be read.</summary>
    public Pair? Pair => pair;

    /// <summary>What the pair says, whatever its source; set by the filter that looks for duplicates.</summary>
    public ContentDigest Content { get; set; }

    /// <summary>Why it is not in the mix; null while it is.</summary>
    public Refusal? Refusal { get; private set; } = pair?.Refusal;

    /// <summary>Whether it is still in the mix.</summary>
    public bool Stands => Refusal is null;

    /// <summary>Takes it out of the mix.</summary>
    public void Refuse(DropReason reason, string detail) => Refusal = new Refusal(reason, detail);
}
