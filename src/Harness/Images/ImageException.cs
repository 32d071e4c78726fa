using InstructMix.Core;

namespace InstructMix.Harness.Images;

/// <summary>A sandbox image cannot be made. The message says what was tried and what to do.</summary>
public sealed class ImageException : MultilineException
{
    /// <summary>An exception without a message; prefer the others.</summary>
    public ImageException()
    {
    }

    /// <summary>An exception whose message says the remedy.</summary>
    public ImageException(string message)
        : base(message, null)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public ImageException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>An exception that shows the last lines of what a program said.</summary>
    /// <param name="message">What was tried.</param>
    /// <param name="said">The lines.</param>
    public ImageException(string message, IEnumerable<string> said)
        : base([message, .. said.Select(line => "  " + line)])
    {
    }
}
