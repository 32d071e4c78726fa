namespace InstructMix.Mixer.Filters;

/// <summary>Drops pairs of which one side is nothing but white space.</summary>
internal sealed class EmptyFilter : IFilter
{
    /// <inheritdoc/>
    public string Stage => Stages.Empty;

    /// <inheritdoc/>
    public ValueTask ApplyAsync(SourceOffers source, CancellationToken cancellation)
    {
        foreach (var offer in source.Standing)
        {
            var pair = offer.Pair!;
            bool question = string.IsNullOrWhiteSpace(pair.Instruction), answer = string.IsNullOrWhiteSpace(pair.Response);
            if (question || answer) offer.Refuse(DropReason.Empty, question && answer ? "the instruction and the response are empty" : question ? "the instruction is empty" : "the response is empty");
        }

        return ValueTask.CompletedTask;
    }
}
