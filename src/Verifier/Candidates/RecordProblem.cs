namespace InstructMix.Verifier.Candidates;

/// <summary>What is wrong with a record, before it is known where it stood.</summary>
/// <param name="What">One sentence without the final stop.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record RecordProblem(string What, string Remedy);
