using InstructMix.Core;
using InstructMix.Mixer.Outputs;
using InstructMix.Mixer.Recipes;
using InstructMix.Mixer.Sensitive;
using InstructMix.Mixer.Sources;

namespace InstructMix.Mixer.Filters;

/// <summary>All records of one source of the recipe.</summary>
/// <param name="entry">What the recipe says of the source.</param>
/// <param name="number">Its number in the recipe, from 0.</param>
/// <param name="kind">What reads its files.</param>
internal sealed class SourceOffers(RecipeSource entry, int number, IPairSource kind)
{
    private readonly List<Offer> _offers = [];
    private StageBook? _book;
    private readonly long[] _masked = new long[Enum.GetValues<FindingKind>().Length];

    /// <summary>What the recipe says of the source.</summary>
    public RecipeSource Entry => entry;

    /// <summary>Its number in the recipe, from 0.</summary>
    public int Number => number;

    /// <summary>Whether the responses must compile.</summary>
    public bool HoldsSnippets => kind.HoldsSnippets;

    /// <summary>What is kept of its kind where the recipe says nothing else; null where that is everything.</summary>
    public DefaultRule? Rule { get; } = kind.Default is { } rule && rule.AppliesBeside(entry.Where) ? rule : null;

    /// <summary>How many conversations go on after the exchange that was used.</summary>
    public long LaterTurns { get; set; }

    /// <summary>How many records a model was, or would be, asked about.</summary>
    public long Judged { get; set; }

    /// <summary>Of how many of them it gave no judgement.</summary>
    public long Unjudged { get; set; }

    /// <summary>The accounts of the stages. Begin when everything is read.</summary>
    public StageBook Book => _book ??= new StageBook(_offers);

    /// <summary>The records, in the order in which they were read.</summary>
    public IReadOnlyList<Offer> All => _offers;

    /// <summary>What is still in the mix.</summary>
    public IEnumerable<Offer> Standing => _offers.Where(o => o.Stands);

    /// <summary>Adds a record that was read.</summary>
    public void Add(Offer offer) => _offers.Add(offer);

    /// <summary>Counts what was masked in a record. Several threads may do so at a time.</summary>
    public void CountMasked(IEnumerable<FindingKind> kinds)
    {
        foreach (var found in kinds) Interlocked.Increment(ref _masked[(int)found]);
    }

    /// <summary>What became of the records.</summary>
    public SourceCount Count()
    {
        Book.Check();
        long copies = Standing.Sum(o => (long)o.Copies - 1);
        return new SourceCount(entry.Source, entry.Path, entry.Take, Kept(), Outputs.Counts.Of(_offers), Book.Stages, Masked(), entry.Name,
            entry.Weight,
            copies > 0 ? copies : null, LaterTurns > 0 ? LaterTurns : null, Judged > 0 ? Judged : null, Unjudged > 0 ? Unjudged : null);
    }

    private string? Kept() => (Rule?.Expression, entry.Where) switch
    {
        (null, var where) => where,
        (var rule, null) => rule,
        var (rule, where) => $"({rule}) && ({where})",
    };

    private OrderedDictionary<string, long>? Masked()
    {
        var masked = new OrderedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var found in Enum.GetValues<FindingKind>())
            if (_masked[(int)found] > 0) masked.Add(found.Word(), _masked[(int)found]);
        return masked.Count > 0 ? masked : null;
    }
}
