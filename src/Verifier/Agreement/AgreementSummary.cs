namespace InstructMix.Verifier.Agreement;

/// <summary>The counts of a run of <c>instructmix agree</c>, so far or at its end.</summary>
public sealed record AgreementSummary
{
    /// <summary>Problems with candidates.</summary>
    public int Problems { get; init; }

    /// <summary>Those of them in which at least one candidate was kept.</summary>
    public int Agreed { get; init; }

    /// <summary>Those that had no test.</summary>
    public int WithoutTests { get; init; }

    /// <summary>Candidates that were read.</summary>
    public int Candidates { get; init; }

    /// <summary>Candidates whose code no other candidate of their problem has: each of these ran once.</summary>
    public int Distinct { get; init; }

    /// <summary>Records that could not be read.</summary>
    public int Unreadable { get; init; }

    /// <summary>Tests, each text once for a problem.</summary>
    public int Tests { get; init; }

    /// <summary>Those of them that count: a candidate passes them, and no hollow version does.</summary>
    public int TestsThatCount { get; init; }

    /// <summary>Candidates that were kept.</summary>
    public int Kept { get; init; }

    /// <summary>Candidates that were not.</summary>
    public int Rejected { get; init; }

    /// <summary>Candidates that no sandbox could decide.</summary>
    public int Undecided { get; init; }
}
