namespace InstructMix.Harness;

/// <summary>How many of a stub's tests passed: its test functions, the methods of its test classes, and each set of arguments that one is given.</summary>
/// <param name="Passed">How many ran to their end and held.</param>
/// <param name="Of">Of how many, those that were skipped too.</param>
public sealed record TestCount(int Passed, int Of);
