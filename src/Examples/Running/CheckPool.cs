using InstructMix.Harness.Images;
using InstructMix.Harness.Pool;

namespace InstructMix.Examples.Running;

/// <summary>The sandboxes of one Python.</summary>
/// <param name="Python">The Python.</param>
/// <param name="Pool">Runs trials on it.</param>
public sealed record CheckPool(PythonVersion Python, SandboxPool Pool);
