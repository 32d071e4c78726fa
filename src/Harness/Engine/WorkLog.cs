using Docker.DotNet.Models;

namespace InstructMix.Harness.Engine;

/// <summary>Takes the messages that an engine streams while it works on an image.</summary>
/// <param name="purpose">What the engine is doing, as an infinitive for messages.</param>
/// <param name="log">Takes the lines.</param>
internal sealed class WorkLog(string purpose, Action<string> log) : IProgress<JSONMessage>
{
    /// <summary>Passes a message's line on.</summary>
    /// <exception cref="EngineException">The message says that the work failed.</exception>
    public void Report(JSONMessage value)
    {
        if (value.Error is { } error) throw new EngineException($"the engine could not {purpose}: {error.Message?.Trim()}");
        if ((value.Stream ?? value.Status)?.TrimEnd() is { Length: > 0 } text) log(text);
    }
}
