namespace InstructMix.Mixer.Expressions;

/// <summary>What a model thought of a pair. Whatever it was not asked for is null.</summary>
/// <param name="Helpful">How helpful the response is, 0 to 4.</param>
/// <param name="Harmful">How harmful it is, 0 to 4.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record Judgement(double? Helpful = null, double? Harmful = null, string? Reason = null)
{
    /// <summary>That of a pair which was not judged.</summary>
    public static Judgement None { get; } = new();
}
