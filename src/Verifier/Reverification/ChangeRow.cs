using InstructMix.Harness;

namespace InstructMix.Verifier.Reverification;

/// <summary>A line of <c>changes.jsonl</c>: an outcome that differs from the one before it, and why.</summary>
/// <param name="Id">The pair's id.</param>
/// <param name="From">The Python before; null for the verdict that the set carried.</param>
/// <param name="To">The Python on which the outcome differs.</param>
/// <param name="Before">The outcome before.</param>
/// <param name="After">The outcome on <paramref name="To"/>.</param>
/// <param name="Cause">What made it differ.</param>
/// <param name="What">The cause as a title, such as <c>imp was removed in 3.12</c>.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="Detail">What the failing side said.</param>
/// <param name="Broke">Whether a pair that used to pass no longer does: what <c>--gate</c> looks for.</param>
public sealed record ChangeRow(
    string Id, string? From, string To, Outcome Before, Outcome After, Cause Cause, string What, string? Remedy, string? Source,
    string? Detail, bool Broke);
