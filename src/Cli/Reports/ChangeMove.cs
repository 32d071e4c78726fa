using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>A step from one outcome to another.</summary>
/// <param name="From">The Python before; null for the verdict that the set carried.</param>
/// <param name="To">The Python after.</param>
/// <param name="Before">The outcome before.</param>
/// <param name="After">The outcome after.</param>
/// <param name="Count">How many changes are this step.</param>
internal sealed record ChangeMove(string? From, string To, Outcome Before, Outcome After, long Count);
