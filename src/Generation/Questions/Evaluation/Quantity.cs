namespace InstructMix.Generation.Questions.Evaluation;

/// <summary>A number in a text, with its unit where it has one that is known.</summary>
/// <param name="Value">The number, as it was written (5 of "5 km").</param>
/// <param name="Dimension">What is measured, such as <c>length</c>; null for a bare number.</param>
/// <param name="Factor">How large the unit is in its dimension; 1 for a bare number.</param>
/// <param name="IsOrdinal">Whether it says which one ("the third"), and not how many.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">Where it ends, with its unit.</param>
internal sealed record Quantity(double Value, string? Dimension, double Factor, bool IsOrdinal, int Start, int End)
{
    // Rounding of conversions, not of measurements.
    private const double Tolerance = 1e-9;

    /// <summary>Whether two say the same: equal numbers, units included where both have one. "5 km" is "5,000 metres", and neither is "5 miles".</summary>
    public bool IsSame(Quantity other)
    {
        if (IsOrdinal != other.IsOrdinal) return false;
        if (Dimension is null || other.Dimension is null) return Near(Value, other.Value);
        return Dimension == other.Dimension && Near(Value * Factor, other.Value * other.Factor);
    }

    /// <summary>Whether this one, of a source, says what another claims: a claim's unit must stand in the source, too.</summary>
    public bool Supports(Quantity claim) => IsSame(claim) && (claim.Dimension is null || Dimension is not null);

    private static bool Near(double one, double other) =>
        Math.Abs(one - other) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
}
