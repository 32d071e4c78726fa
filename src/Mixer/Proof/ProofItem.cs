namespace InstructMix.Mixer.Proof;

/// <summary>One file of a lock, and what was found in its place.</summary>
/// <param name="Role">What it is to the mix.</param>
/// <param name="File">Its name, as the lock has it.</param>
/// <param name="State">What was found.</param>
/// <param name="Detail">What to do about it; empty where nothing is to be done.</param>
public sealed record ProofItem(ProofRole Role, string File, ProofState State, string Detail = "");
