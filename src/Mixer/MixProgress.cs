namespace InstructMix.Mixer;

/// <summary>How far a mix has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Source">The source that it is done to; null where it is all of them.</param>
/// <param name="Done">How many records are done.</param>
public sealed record MixProgress(MixStage Stage, string? Source, long Done);
