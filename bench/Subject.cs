using InstructMix.Verifier.Candidates;

namespace InstructMix.Bench;

/// <summary>A candidate, and the same as a program of its own for what knows nothing of candidates.</summary>
/// <param name="Candidate">The candidate, with its code.</param>
/// <param name="Program">Code and tests as one program that fails where a test does.</param>
internal sealed record Subject(Candidate Candidate, string Program);
