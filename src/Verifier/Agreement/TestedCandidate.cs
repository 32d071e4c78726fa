using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Agreement;

/// <summary>A candidate with what the tests say of it.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Python">What was taken out of its response.</param>
/// <param name="Entry">The verdict of the trial; those of equal code share it.</param>
internal sealed record TestedCandidate(Candidate Candidate, ExtractedPython Python, LedgerEntry Entry)
{
    /// <summary>Whether it passes a test.</summary>
    /// <param name="test">The test's number, from 0.</param>
    public bool Passes(int test) => Entry.Verdict.Each is { } letters && test < letters.Length && letters[test] == EachTest.Passed;
}
