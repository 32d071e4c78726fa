using InstructMix.Harness;

namespace InstructMix.Cli.Reports;

/// <summary>The verdict on one pair on one Python.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Detail">Why, in a sentence; null where it passed.</param>
/// <param name="Line">The line of the code at which it broke, from 1; null where it is not known.</param>
/// <param name="Stderr">The end of what it wrote to standard error; empty where it wrote nothing.</param>
/// <param name="Seconds">CPU seconds.</param>
internal sealed record ReportCell(Outcome Outcome, string? Detail, int? Line, string Stderr, double Seconds)
{
    /// <summary>The line of the stub at which it broke, from 1; null where it is not known or did not break there.</summary>
    public int? StubLine { get; init; }

    /// <summary>How much was proved; null where it is not told.</summary>
    public Level? Level { get; init; }
}
