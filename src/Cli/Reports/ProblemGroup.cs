using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Reports;

/// <summary>The answers to one problem.</summary>
/// <param name="Name">The problem.</param>
/// <param name="Counts">How many of them passed.</param>
internal sealed record ProblemGroup(string Name, ProblemCounts Counts);
