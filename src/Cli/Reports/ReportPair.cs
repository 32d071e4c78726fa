using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>A pair as a report shows it.</summary>
/// <param name="Id">Its id; unique within a report.</param>
/// <param name="Instruction">What was asked for.</param>
/// <param name="Code">The Python that ran.</param>
/// <param name="Stub">The stub against which it ran; null where none was given.</param>
/// <param name="Carried">The verdict that the set carried for it before; null where it carried none.</param>
/// <param name="Cells">Its verdicts, one for each of <see cref="Report.Versions"/>.</param>
/// <param name="Changes">What changed, against the verdict that the set carried and from version to version; empty where nothing did.</param>
/// <param name="Forecasts">The breaks that its warnings foretell; empty where there are none.</param>
internal sealed record ReportPair(
    string Id, string Instruction, string Code, string? Stub, Outcome? Carried,
    IReadOnlyList<ReportCell> Cells, IReadOnlyList<ReportChange> Changes, IReadOnlyList<ReportForecast> Forecasts)
{
    /// <summary>What the pair is counted by, such as the model that wrote it; null where it has none.</summary>
    public string? Group { get; init; }

    /// <summary>The problem that it answers; null where it is not told.</summary>
    public string? Problem { get; init; }

    /// <summary>What else belongs to it, as JSON; null where there is nothing.</summary>
    public string? Meta { get; init; }
}
