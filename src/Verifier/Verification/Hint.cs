namespace InstructMix.Verifier.Verification;

/// <summary>An option that would mend what many rejects have in common.</summary>
/// <param name="Option">The option, such as <c>--completions chat</c>.</param>
/// <param name="Candidates">How many it concerns.</param>
/// <param name="Why">What they have in common, as the end of a sentence that begins with their number.</param>
public sealed record Hint(string Option, long Candidates, string Why);
