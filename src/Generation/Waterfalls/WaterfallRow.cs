namespace InstructMix.Generation.Waterfalls;

/// <summary>How many came how far.</summary>
/// <param name="Name">What they have in common: a template, a topic, a round.</param>
/// <param name="Stages">How many reached each stage; stages that do not apply are left out.</param>
public sealed record WaterfallRow(string Name, IReadOnlyDictionary<string, long> Stages)
{
    /// <summary>How many of a hundred that were requested were kept; null where nothing is kept, or nothing was requested.</summary>
    public double? Yield => Stages.TryGetValue("kept", out long kept) && Stages.GetValueOrDefault("requested") is > 0 and var requested
        ? Math.Round(100.0 * kept / requested, 1)
        : null;
}
