namespace InstructMix.Mixer.Filters;

/// <summary>Leaves the recipe's number of pairs, chosen by the seed; they keep their order.</summary>
internal sealed class TakeFilter(SeededOrder order) : IFilter
{
    /// <inheritdoc/>
    public string Stage => Stages.Take;

    /// <inheritdoc/>
    public ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        if (source.Entry.Take is { } take)
            foreach (var offer in order.Sort(source.Standing, o => o.Content).Skip(take))
                offer.Refuse(DropReason.NotTaken, $"the recipe takes {take} of this source");
        return ValueTask.CompletedTask;
    }
}
