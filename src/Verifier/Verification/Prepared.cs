using InstructMix.Harness;
using InstructMix.Verifier.Candidates;
using InstructMix.Verifier.Extraction;
using InstructMix.Verifier.Judging;

namespace InstructMix.Verifier.Verification;

/// <summary>A candidate with all that is known before a sandbox works on it.</summary>
/// <param name="Candidate">The candidate as it was read.</param>
/// <param name="Python">What was taken out of its response.</param>
public sealed record Prepared(Candidate Candidate, ExtractedPython Python)
{
    /// <summary>The trial to run; null where there is nothing to run.</summary>
    public Trial? Trial { get; init; }

    /// <summary>Its keys in the ledger, one for each repetition.</summary>
    public IReadOnlyList<byte[]> Keys { get; init; } = [];

    /// <summary>The verdict, where it needs no sandbox.</summary>
    public Judged? Judged { get; init; }

    /// <summary>Whether the verdict is the ledger's.</summary>
    public bool FromLedger { get; init; }
}
