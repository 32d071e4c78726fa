namespace InstructMix.Cli.Reports;

/// <summary>The changes that share a title.</summary>
/// <param name="Cause">The name of the cause, as <c>module-removed</c>.</param>
/// <param name="What">The title, as <c>imp was removed in 3.12</c>.</param>
/// <param name="Remedy">What to do about it; null where nothing is known.</param>
/// <param name="Source">The address of the page that says so; null where there is none.</param>
/// <param name="Pairs">How many pairs it concerns.</param>
/// <param name="Moves">From where to where, the most frequent first.</param>
internal sealed record ChangeGroup(string Cause, string What, string? Remedy, string? Source, long Pairs, IReadOnlyList<ChangeMove> Moves);
