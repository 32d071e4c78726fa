using InstructMix.Core;
using InstructMix.Mixer.Filters;

namespace InstructMix.Mixer.Outputs;

/// <summary>What became of records: every one that was read is kept, or dropped for one reason.</summary>
public sealed record Counts
{
    /// <summary>Counts that add up.</summary>
    /// <param name="in">How many records were read.</param>
    /// <param name="kept">How many of them are in the mix.</param>
    /// <param name="dropped">How many are not, by reason; reasons that took none are left out.</param>
    /// <exception cref="InvalidOperationException">They do not add up: a bug.</exception>
    public Counts(long @in, long kept, IReadOnlyDictionary<string, long> dropped)
    {
        if (@in != kept + dropped.Values.Sum())
            throw new InvalidOperationException($"{@in} records were read, but {kept} kept and {dropped.Values.Sum()} dropped: a record was lost; please report this.");
        (In, Kept, Dropped) = (@in, kept, dropped);
    }

    /// <summary>How many records were read.</summary>
    public long In { get; }

    /// <summary>How many of them are in the mix.</summary>
    public long Kept { get; }

    /// <summary>How many are not, by reason; reasons that took none are left out.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; }

    /// <summary>How many a reason took.</summary>
    /// <param name="reason">The reason.</param>
    public long Of(DropReason reason) => Dropped.GetValueOrDefault(reason.Word());

    /// <summary>The sum of several counts.</summary>
    /// <param name="counts">The counts.</param>
    public static Counts Sum(IReadOnlyCollection<Counts> counts) => new(
        counts.Sum(c => c.In),
        counts.Sum(c => c.Kept),
        ByReason(reason => counts.Sum(c => c.Of(reason))));

    internal static Counts Of(IReadOnlyCollection<Offer> offers) => new(
        offers.Count,
        offers.Count(o => o.Stands),
        ByReason(reason => offers.Count(o => o.Refusal?.Reason == reason)));

    private static OrderedDictionary<string, long> ByReason(Func<DropReason, long> count)
    {
        // Ordered, because the manifest's bytes must not depend on a hash.
        var dropped = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var reason in Enum.GetValues<DropReason>())
            if (count(reason) is > 0 and var taken) dropped.Add(reason.Word(), taken);
        return dropped;
    }
}
