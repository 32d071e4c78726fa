namespace InstructMix.Mixer.Outputs;

/// <summary>What became of a source's records in one stage: those that went in are kept, or dropped for one reason.</summary>
public sealed record StageCount
{
    /// <summary>Counts that add up.</summary>
    /// <param name="stage">The stage's word.</param>
    /// <param name="in">How many records went in.</param>
    /// <param name="kept">How many went on.</param>
    /// <param name="dropped">How many did not, by reason; reasons that took none are left out.</param>
    /// <exception cref="InvalidOperationException">They do not add up: a bug.</exception>
    public StageCount(string stage, long @in, long kept, IReadOnlyDictionary<string, long> dropped)
    {
        if (@in != kept + dropped.Values.Sum())
            throw new InvalidOperationException($"{@in} records went into \"{stage}\", but {kept} came out and {dropped.Values.Sum()} were dropped: a record was lost; please report this.");
        (Stage, In, Kept, Dropped) = (stage, @in, kept, dropped);
    }

    /// <summary>The stage's word.</summary>
    public string Stage { get; }

    /// <summary>How many records went in.</summary>
    public long In { get; }

    /// <summary>How many went on.</summary>
    public long Kept { get; }

    /// <summary>How many did not, by reason; reasons that took none are left out.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; }
}
