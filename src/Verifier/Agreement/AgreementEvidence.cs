namespace InstructMix.Verifier.Agreement;

/// <summary>What speaks for a candidate where both answers and tests were written by a model: <c>verification.agreement</c>.</summary>
/// <param name="Tests">How many tests that count it passes, and all of its group with it.</param>
/// <param name="Candidates">How many candidates of the problem pass exactly these tests, itself counted.</param>
/// <param name="Score">The group's score: candidates × tests.</param>
/// <param name="Margin">The best group's score over the next one's; null where no other group passes a test.</param>
/// <param name="Rank">Its place among the problem's candidates, from 1.</param>
public sealed record AgreementEvidence(int Tests, int Candidates, long Score, double? Margin, int Rank);
