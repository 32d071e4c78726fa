using InstructMix.Harness.Images;
using InstructMix.Harness.Sandboxes;

namespace InstructMix.Verifier.Gate.Running;

/// <summary>The sandboxes of one Python.</summary>
/// <param name="Python">The Python.</param>
/// <param name="Pool">Runs trials on it.</param>
public sealed record GatePool(PythonVersion Python, SandboxPool Pool);
