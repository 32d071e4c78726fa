using InstructMix.Harness;
using InstructMix.Harness.Images;

namespace InstructMix.Verifier.Reverification;

/// <summary>One side of a difference: the outcome of the code on a Python.</summary>
/// <param name="Python">The Python.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Detail">What was wrong.</param>
/// <param name="Line">The line of the code.</param>
internal sealed record Side(PythonVersion Python, Outcome Outcome, string? Detail, int? Line)
{
    public bool Failed => !Outcome.IsKept();
}
