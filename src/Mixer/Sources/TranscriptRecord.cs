namespace InstructMix.Mixer.Sources;

/// <summary>What a mix needs of a record of hh-rlhf.</summary>
internal sealed record TranscriptRecord(string? Chosen);
