namespace InstructMix.Harness.Images;

/// <summary>A sandbox image cannot be made. The message says what was tried and what to do.</summary>
public sealed class ImageException : Exception
{
    /// <summary>An exception without a message; prefer the others.</summary>
    public ImageException()
    {
    }

    /// <summary>An exception whose message says the remedy.</summary>
    public ImageException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public ImageException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
