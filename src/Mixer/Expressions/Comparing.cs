namespace InstructMix.Mixer.Expressions;

/// <summary>
/// What <c>==</c> and <c>!=</c> are in an expression: false wherever a side is null. C# itself says that null equals null and differs from
/// everything else, so that <c>Rating != 2</c> would keep every record that has no rating.
/// </summary>
public static class Comparing
{
    /// <summary>Whether both are there and equal.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other.</param>
    public static bool Same(string? left, string? right) =>
        left is not null && right is not null && string.Equals(left, right, StringComparison.Ordinal);

    /// <inheritdoc cref="Same(string?, string?)"/>
    public static bool Same(bool? left, bool? right) =>
        left.HasValue && right.HasValue && left.GetValueOrDefault() == right.GetValueOrDefault();

    /// <inheritdoc cref="Same(string?, string?)"/>
    public static bool Same(long? left, long? right) =>
        left.HasValue && right.HasValue && left.GetValueOrDefault() == right.GetValueOrDefault();

    /// <inheritdoc cref="Same(string?, string?)"/>
    public static bool Same(double? left, double? right) =>
        left.HasValue && right.HasValue && left.GetValueOrDefault() == right.GetValueOrDefault();

    /// <summary>Whether both are there and differ.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other.</param>
    public static bool Differ(string? left, string? right) =>
        left is not null && right is not null && !string.Equals(left, right, StringComparison.Ordinal);

    /// <inheritdoc cref="Differ(string?, string?)"/>
    public static bool Differ(bool? left, bool? right) =>
        left.HasValue && right.HasValue && left.GetValueOrDefault() != right.GetValueOrDefault();

    /// <inheritdoc cref="Differ(string?, string?)"/>
    public static bool Differ(long? left, long? right) =>
        left.HasValue && right.HasValue && left.GetValueOrDefault() != right.GetValueOrDefault();

    /// <inheritdoc cref="Differ(string?, string?)"/>
    public static bool Differ(double? left, double? right) =>
        left.HasValue && right.HasValue && left.GetValueOrDefault() != right.GetValueOrDefault();
}
