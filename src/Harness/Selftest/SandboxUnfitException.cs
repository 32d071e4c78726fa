namespace InstructMix.Harness.Selftest;

/// <summary>Not even a new sandbox does what the selftest needs. The message has the outcome.</summary>
public sealed class SandboxUnfitException : Exception
{
    /// <summary>An exception without a message; prefer the others.</summary>
    public SandboxUnfitException()
    {
    }

    /// <summary>An exception whose message says what failed.</summary>
    public SandboxUnfitException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public SandboxUnfitException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
