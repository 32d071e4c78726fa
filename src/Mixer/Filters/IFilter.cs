namespace InstructMix.Mixer.Filters;

/// <summary>One reason to drop pairs. Sees a recipe's sources one after the other, in the recipe's order.</summary>
internal interface IFilter
{
    /// <summary>The stage of the mix that it is: a word of <see cref="Stages"/>.</summary>
    string Stage { get; }

    /// <summary>Refuses what must not be in the mix.</summary>
    /// <param name="source">All records of one source, refused ones too.</param>
    /// <param name="cancellation">Stops the work.</param>
    ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation);
}
