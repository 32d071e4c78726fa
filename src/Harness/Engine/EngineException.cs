using System.Net;

namespace InstructMix.Harness.Engine;

/// <summary>The engine cannot be reached, or refused. The message says what to do next.</summary>
public sealed class EngineException : Exception
{
    /// <summary>An exception without a message; prefer the others.</summary>
    public EngineException()
    {
    }

    /// <summary>An exception whose message says the remedy.</summary>
    public EngineException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with its cause.</summary>
    public EngineException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    /// <summary>The engine's answer, where it gave one.</summary>
    public HttpStatusCode? Status { get; init; }
}
