namespace InstructMix.Mixer.Filters;

/// <summary>
/// Drops pairs that say the same as an earlier one. Only what the mix really holds counts as earlier: a copy of
/// a pair that a former source's <c>take</c> left out is no duplicate, else the pair would be lost twice.
/// </summary>
internal sealed class DuplicateFilter : IFilter
{
    private readonly Dictionary<ContentDigest, Offer> _mixed = [];

    /// <inheritdoc/>
    public string Stage => Stages.Duplicates;

    /// <inheritdoc/>
    public ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        var here = new Dictionary<ContentDigest, Offer>();
        foreach (var offer in source.Standing)
        {
            cancellation.ThrowIfCancellationRequested();
            offer.Content = ContentDigest.Of(offer.Pair!);
            if (_mixed.TryGetValue(offer.Content, out var first) || !here.TryAdd(offer.Content, offer)
                && here.TryGetValue(offer.Content, out first))
                offer.Refuse(new Refusal(DropReason.Duplicate,
                    $"the same as {first.Source} {first.Origin}")
                { CollidedWith = new Collision(first.Source, first.Id, first.Origin.ToString(), Jaccard: 1) });
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Remembers what is left of a source once every filter has seen it.</summary>
    public void Remember(SourceOffers source)
    {
        foreach (var offer in source.Standing) _mixed.Add(offer.Content, offer);
    }
}
