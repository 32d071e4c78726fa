using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sensitive;
using InstructMix.Core;

namespace InstructMix.Mixer.Filters;

/// <summary>All records of one source of the recipe.</summary>
internal sealed class SourceOffers(RecipeSource entry, int number, bool snippets)
{
    private readonly List<Offer> _offers = [];
    private readonly long[] _masked = new long[Enum.GetValues<FindingKind>().Length];

    /// <summary>What the recipe says of the source.</summary>
    public RecipeSource Entry => entry;

    /// <summary>Its number in the recipe, from 0.</summary>
    public int Number => number;

    /// <summary>Whether the responses must compile.</summary>
    public bool HoldsSnippets => snippets;

    /// <summary>The records, in the order in which they were read.</summary>
    public IReadOnlyList<Offer> All => _offers;

    /// <summary>What is still in the mix.</summary>
    public IEnumerable<Offer> Standing => _offers.Where(o => o.Stands);

    /// <summary>Adds a record that was read.</summary>
    public void Add(Offer offer) => _offers.Add(offer);

    /// <summary>Counts what was masked in a record. Several threads may do so at a time.</summary>
    public void CountMasked(IEnumerable<FindingKind> kinds)
    {
        foreach (var kind in kinds) Interlocked.Increment(ref _masked[(int)kind]);
    }

    /// <summary>What became of the records.</summary>
    public SourceCount Count() => new(entry.Source, entry.Path, entry.Take, entry.Where, Outputs.Counts.Of(_offers), Masked());

    private OrderedDictionary<string, long>? Masked()
    {
        var masked = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<FindingKind>())
            if (_masked[(int)kind] > 0) masked.Add(kind.Word(), _masked[(int)kind]);
        return masked.Count > 0 ? masked : null;
    }
}
