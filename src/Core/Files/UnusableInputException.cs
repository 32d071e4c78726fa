namespace InstructMix.Core.Files;

/// <summary>An input or output that cannot be used at all; the command ends with exit code 2. The message says the remedy.</summary>
public sealed class UnusableInputException : Exception
{
    /// <summary>An exception without a message; prefer the others.</summary>
    public UnusableInputException()
    {
    }

    /// <summary>An exception whose message names the file and the remedy.</summary>
    public UnusableInputException(string message)
        : base(message) => Problems = [message];

    /// <summary>An exception for several things that are wrong, of which each is told on a line of its own.</summary>
    /// <param name="problems">What is wrong, each with its file and its remedy.</param>
    public UnusableInputException(IReadOnlyList<string> problems)
        : base(string.Join('\n', problems)) => Problems = problems;

    /// <summary>The same, with what the system said.</summary>
    public UnusableInputException(string message, Exception? inner)
        : base(message, inner) => Problems = [message];

    /// <summary>What is wrong, each with its file and its remedy.</summary>
    public IReadOnlyList<string> Problems { get; } = [];
}
