namespace InstructMix.Bench.Measuring;

/// <summary>All ways measured with one set of candidates.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Candidates">How many different ones it has.</param>
/// <param name="Ways">The ways.</param>
internal sealed record SetTable(string Set, int Candidates, IReadOnlyList<WayRow> Ways);
