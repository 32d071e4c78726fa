using InstructMix.Mixer.Filters;
using InstructMix.Mixer.Sources;

namespace InstructMix.Mixer.Deduplication;

/// <summary>
/// Which of two pairs that say the same stays: verified Python, then curated snippets, then what people said or brought, then what a model made up;
/// within these the longer response; then the one that the recipe has first.
/// </summary>
internal static class Precedence
{
    private const int Verified = 0, Curated = 1, Others = 2, Synthetic = 3;

    /// <summary>All pairs that stand, the ones that stay first.</summary>
    public static Ranked[] Sort(IReadOnlyList<SourceOffers> sources)
    {
        var ranked = new List<Ranked>();
        for (int entry = 0; entry < sources.Count; entry++)
        {
            string kind = sources[entry].Entry.Source;
            foreach (var offer in sources[entry].Standing)
                ranked.Add(new Ranked(offer, entry, Rank(kind, offer.Source), IsSnippet: sources[entry].HoldsSnippets));
        }

        // OrderBy is stable: what is equal otherwise stays in the recipe's order.
        return [.. ranked.OrderBy(r => r.Rank).ThenByDescending(r => r.Offer.ResponseLength)];
    }

    /// <summary>Whether responses of a rank are Python.</summary>
    public static bool IsPython(int rank) => rank <= Curated;

    private static int Rank(string kind, string carried) => (kind == MixedPairsSource.Word ? carried : kind) switch
    {
        "python_code" => Verified,
        "conala" => Curated,
        "synthetic_qa" => Synthetic,
        _ => Others,
    };
}
