using InstructMix.Harness;

namespace InstructMix.Verifier.Candidates;

/// <summary>Why a pair was kept: the part of its verdict that stays with it.</summary>
public sealed record Verification
{
    /// <summary>Always <see cref="Outcome.Passed"/> in a file of kept pairs.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>How much was proved.</summary>
    public required Level Level { get; init; }

    /// <summary><c>outside</c> or <c>inside</c> the candidate's process; null where nothing was judged.</summary>
    public Judge? Judged { get; init; }

    /// <summary>The Python that ran it, such as <c>3.11.2</c>.</summary>
    public required string Python { get; init; }

    /// <summary>The sandbox image's digest.</summary>
    public required string Image { get; init; }

    /// <summary>What exercised the code.</summary>
    public required StubKind Stub { get; init; }

    /// <summary>The digest of the runner's sources.</summary>
    public required string Runner { get; init; }

    /// <summary>CPU seconds, rounded up to whole ones so that a second run writes the same bytes; the ledger has the exact time.</summary>
    public required double Seconds { get; init; }

    /// <summary>The day of the verification in UTC, such as <c>2026-11-22</c>.</summary>
    public required string At { get; init; }
}
