namespace InstructMix.Core.Files;

/// <summary>An input or output that cannot be used at all; the command ends with exit code 2. The message says the remedy.</summary>
public sealed class UnusableInputException : MultilineException
{
    /// <summary>An exception without a message; prefer the others.</summary>
    public UnusableInputException()
    {
    }

    /// <summary>An exception whose message names the file and the remedy.</summary>
    public UnusableInputException(string message)
        : base(message, null)
    {
    }

    /// <summary>The same, with what the system said.</summary>
    public UnusableInputException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>An exception for several things that are wrong.</summary>
    /// <param name="problems">What is wrong, each with its file and its remedy.</param>
    public UnusableInputException(IReadOnlyList<string> problems)
        : base(problems)
    {
    }
}
