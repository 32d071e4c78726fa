using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>An outcome that differs from the one before it, and why.</summary>
/// <param name="From">The Python before; null for the verdict that the set carried.</param>
/// <param name="To">The Python on which the outcome differs.</param>
/// <param name="Before">The outcome before.</param>
/// <param name="After">The outcome on <paramref name="To"/>.</param>
/// <param name="Cause">The name of the cause, as <c>module-removed</c>; what changes are grouped by.</param>
/// <param name="What">The cause as a title for people, as <c>imp was removed in 3.12</c>.</param>
/// <param name="Remedy">What to do about it; null where nothing is known.</param>
/// <param name="Source">The address of the page that says so; null where there is none.</param>
internal sealed record ReportChange(
    string? From, string To, Outcome Before, Outcome After, string Cause, string What, string? Remedy, string? Source);
