using InstructMix.Bench.Cases;
using InstructMix.Bench.Measuring;

namespace InstructMix.Bench.Reporting;

/// <summary>All that a run of the bench measured.</summary>
internal sealed record BenchReport(MeasuredOn Machine, int Jobs, IReadOnlyList<SetTable> Sets, IReadOnlyList<CaseRow> Cases);
