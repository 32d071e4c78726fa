namespace InstructMix.Core;

/// <summary>An exception whose message has several lines, each of which is told on a line of its own: a writer that spells line ends out would tell them all on one.</summary>
public abstract class MultilineException : Exception
{
    /// <summary>An exception without a message.</summary>
    protected MultilineException()
    {
    }

    /// <summary>An exception with a message of one line.</summary>
    protected MultilineException(string message, Exception? inner)
        : base(message, inner) => Lines = [message];

    /// <summary>An exception with a message of several lines.</summary>
    protected MultilineException(IReadOnlyList<string> lines)
        : base(string.Join('\n', lines)) => Lines = lines;

    /// <summary>The lines of its message.</summary>
    public IReadOnlyList<string> Lines { get; } = [];
}
