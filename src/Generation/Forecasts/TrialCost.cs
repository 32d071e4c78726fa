namespace InstructMix.Generation.Forecasts;

/// <summary>What a trial in a sandbox takes.</summary>
/// <param name="Time">The time on the clock.</param>
/// <param name="By">Where that is from: <c>ledger</c> (the trials of earlier runs) or <c>assumed</c>.</param>
public sealed record TrialCost(TimeSpan Time, string By)
{
    /// <summary>What short functions with a few tests take on most machines.</summary>
    public static TrialCost Assumed { get; } = new(TimeSpan.FromMilliseconds(50), "assumed");
}
