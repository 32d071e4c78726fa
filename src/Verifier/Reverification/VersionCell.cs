using InstructMix.Harness;
using InstructMix.Harness.Images;
using InstructMix.Verifier.Ledgers;

namespace InstructMix.Verifier.Reverification;

/// <summary>The verdict on a pair on one Python.</summary>
/// <param name="Python">The Python.</param>
/// <param name="Entry">The verdict, and when it was given.</param>
public sealed record VersionCell(PythonVersion Python, LedgerEntry Entry)
{
    /// <summary>The verdict.</summary>
    public Verdict Verdict => Entry.Verdict;

    internal Side Side =>
        new(Python, Verdict.Outcome, Verdict.Detail, Verdict.Where == "candidate"
        || Verdict.Outcome == Outcome.SyntaxError ? Verdict.Line : null);
}
