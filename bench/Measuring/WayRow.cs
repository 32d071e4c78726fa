namespace InstructMix.Bench.Measuring;

/// <summary>A way of running with its measurements.</summary>
internal sealed record WayRow(string Name, string Description, string BoundBy, IReadOnlyList<Measurement> Rounds)
{
    /// <summary>Candidates a second.</summary>
    public Spread Rate => Spread.Of(Rounds.Select(r => r.Rate));

    /// <summary>How much faster than another way, round by round, for both met the same machine.</summary>
    public Spread Times(WayRow other) => Spread.Of(Rounds.Zip(other.Rounds, (mine, its) => mine.Rate / its.Rate));
}
