namespace InstructMix.Verifier.Judging;

/// <summary>A run gave a wrong verdict on a trial whose outcome is known, so none of its verdicts can be trusted.</summary>
public sealed class MisjudgedCanaryException : Exception
{
    /// <summary>An exception without a message; prefer the others.</summary>
    public MisjudgedCanaryException()
    {
    }

    /// <summary>An exception whose message says what was misjudged and what to do.</summary>
    public MisjudgedCanaryException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public MisjudgedCanaryException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
