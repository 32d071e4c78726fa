namespace InstructMix.Verifier.Agreement;

/// <summary>The answers of a problem that pass the same tests.</summary>
/// <param name="Members">The candidates, the most typical first.</param>
/// <param name="Tests">How many tests that count they pass.</param>
/// <param name="IsProven">Whether no hollow version passes all of these tests.</param>
internal sealed record AnswerGroup(IReadOnlyList<TestedCandidate> Members, int Tests, bool IsProven)
{
    /// <summary>Candidates × tests (after CodeT, Chen and others, 2022).</summary>
    public long Score => (long)Members.Count * Tests;
}
