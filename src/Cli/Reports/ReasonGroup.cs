using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>The pairs that did not pass for the same reason.</summary>
/// <param name="Outcome">Their outcome.</param>
/// <param name="Reason">What they share, as <c>NameError</c>; empty where each has one of its own.</param>
/// <param name="Pairs">How many they are.</param>
internal sealed record ReasonGroup(Outcome Outcome, string Reason, long Pairs);
