namespace InstructMix.Harness.Protocol;

/// <summary>The runner sent what is no frame: a fault of the sandbox, never of the candidate.</summary>
internal sealed class FrameException(string message, Exception? inner = null) : Exception(message, inner);
