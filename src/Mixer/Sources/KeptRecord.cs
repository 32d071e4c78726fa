namespace InstructMix.Mixer.Sources;

/// <summary>What a mix needs of a line of <c>verify --output</c>. Every field may be missing, so that the message can say which.</summary>
internal sealed record KeptRecord(string? Id, string? Instruction, string? Response, string? Source, KeptRecord.Evidence? Verification)
{
    /// <summary>What a mix needs of the verification.</summary>
    public sealed record Evidence(string? Outcome);
}
