namespace InstructMix.Verifier.Candidates;

/// <summary>A pair that is kept: a line of <c>verify --output</c>. The candidate's fields stand beside <c>verification</c>.</summary>
/// <param name="Candidate">The candidate as it was read, with the code that was run.</param>
/// <param name="Verification">Why it was kept.</param>
public sealed record KeptPair(Candidate Candidate, Verification Verification);
