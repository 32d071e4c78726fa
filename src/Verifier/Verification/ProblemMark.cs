namespace InstructMix.Verifier.Verification;

/// <summary>Which problem a candidate answers, and for which group it counts.</summary>
/// <param name="Group">The group, such as the model's name; null for none.</param>
/// <param name="Problem">A digest of the problem's name.</param>
internal readonly record struct ProblemMark(string? Group, UInt128 Problem);
