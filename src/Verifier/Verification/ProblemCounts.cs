namespace InstructMix.Verifier.Verification;

/// <summary>How many of the answers to a problem passed.</summary>
/// <param name="Answers">The answers that have a verdict.</param>
/// <param name="Passed">Those that passed.</param>
public readonly record struct ProblemCounts(int Answers, int Passed)
{
    /// <summary>With one answer more.</summary>
    /// <param name="passed">Whether it passed.</param>
    public ProblemCounts With(bool passed) => new(Answers + 1, Passed + (passed ? 1 : 0));
}
