namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>A time or a number that a text states. "1921" by itself may be either, and then it is both.</summary>
/// <param name="Moment">The time; null where it is none.</param>
/// <param name="Quantity">The number; null where it is none.</param>
/// <param name="Text">How it stands in the text.</param>
internal sealed record Fact(Moment? Moment, Quantity? Quantity, string Text)
{
    /// <summary>Whether this one, of a source, says what another claims.</summary>
    public bool Supports(Fact claim) =>
        (Moment is { } moment && claim.Moment is { } time && moment.Supports(time))
            || (Quantity is { } number && claim.Quantity is { } claimed && number.Supports(claimed));

    /// <summary>Whether both can be the same.</summary>
    public bool IsCompatible(Fact other) =>
        (Moment is { } moment && other.Moment is { } time && moment.IsCompatible(time))
            || (Quantity is { } number && other.Quantity is { } count && number.IsSame(count));
}
