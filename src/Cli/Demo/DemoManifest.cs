using InstructMix.Generation;
using InstructMix.Verifier.Verification;

namespace InstructMix.Cli.Demo;

/// <summary>What a demo was made with and came to: <c>run.json</c>.</summary>
/// <param name="Tool">The program's version.</param>
/// <param name="Python">The Python in the sandboxes.</param>
/// <param name="Image">The sandbox image's id.</param>
/// <param name="Runner">The digest of the runner in it.</param>
/// <param name="Limits">What each candidate might use.</param>
/// <param name="Requests">How many requests there were.</param>
/// <param name="Generated">What the generation came to.</param>
/// <param name="Verified">What the verification came to.</param>
/// <param name="Mixed">How many pairs of each source the mix holds.</param>
internal sealed record DemoManifest(
    string Tool,
    string Python,
    string Image,
    string Runner,
    DemoLimits Limits,
    int Requests,
    GenerationSummary Generated,
    VerificationSummary Verified,
    IReadOnlyDictionary<string, long> Mixed);

/// <summary>The limits, in plain numbers.</summary>
internal sealed record DemoLimits(double CpuSeconds, double WallSeconds, long MemoryBytes, long OutputBytes);
