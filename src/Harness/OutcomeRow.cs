namespace InstructMix.Harness;

/// <summary>All that depends on an outcome and on nothing else: a row of <see cref="Outcomes.All"/>.</summary>
/// <param name="Outcome">The outcome.</param>
public sealed record OutcomeRow(Outcome Outcome)
{
    /// <summary>One letter, as the cells of the report's heat map show it.</summary>
    public required char Letter { get; init; }

    /// <summary>What it means, said of a pair: <c>it raised</c>.</summary>
    public required string Meaning { get; init; }

    /// <summary>What it means, said of an example of a page, as one sentence.</summary>
    public required string OfExample { get; init; }

    /// <summary>Its colours on the report's page.</summary>
    public required OutcomeColour Colour { get; init; }

    /// <summary>Whether the pair is kept.</summary>
    public bool IsKept { get; init; }

    /// <summary>Whether it says nothing about the candidate: the machine failed. It is never stored, and makes the exit code 3.</summary>
    public bool IsMachineFault { get; init; }

    /// <summary>Whether the machine may always be the reason for it, so that the trial runs again, alone.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Whether repeated runs disagree, so that it says nothing about the Python.</summary>
    public bool IsUnsteady { get; init; }

    /// <summary>The level of a result in SARIF 2.1.0: <c>none</c>, <c>note</c>, <c>warning</c> or <c>error</c>.</summary>
    public string SarifLevel { get; init; } = "error";

    /// <summary>What can be done about a candidate; null where nothing is known.</summary>
    public string? CandidateRemedy { get; init; }

    /// <summary>What can be done about an example of a page; null where nothing is known.</summary>
    public string? ExampleRemedy { get; init; }
}
