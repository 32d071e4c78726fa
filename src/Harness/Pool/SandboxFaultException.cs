namespace InstructMix.Harness.Pool;

/// <summary>A sandbox failed: its engine, its container or its runner. Says nothing about any candidate.</summary>
internal sealed class SandboxFaultException(string message, Exception? inner = null) : Exception(message, inner);
