
namespace InstructMix.Cli.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Passed">True where it is right, false where it is not, null where it is worth knowing.</param>
/// <param name="Finding">What was found.</param>
/// <param name="Remedy">What to do about it; null where there is nothing to do.</param>
internal sealed record Check(string Name, bool? Passed, string Finding, string? Remedy = null);
