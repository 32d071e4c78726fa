namespace InstructMix.Harness.Selftest;

/// <summary>What a case of the hostile corpus came to, and whether the sandbox was as good as new after it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Expected">The outcome that it must have on this Python.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="NeighbourOk">Whether a right and a wrong candidate after it, in the same sandbox, got the verdicts that they get alone.</param>
/// <param name="AuditOk">Whether processes, files, shared memory, sockets and descriptors were back where they were.</param>
/// <param name="Detail">What did not hold; empty where all did.</param>
public sealed record SelftestResult(HostileCase Case, Outcome Expected, Verdict Verdict, bool NeighbourOk, bool AuditOk, string Detail)
{
    /// <summary>What the case came to.</summary>
    public Outcome Outcome => Verdict.Outcome;

    /// <summary>Whether the outcome is the expected one and nobody was harmed.</summary>
    public bool Holds => Outcome == Expected && NeighbourOk && AuditOk;
}
