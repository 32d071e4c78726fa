using InstructMix.Harness.Engine;
using InstructMix.Harness.Images;
using InstructMix.Harness.Sessions;

namespace InstructMix.Cli.Sandboxing;

/// <summary>Opens the sandboxes of a run on the engine that the environment names.</summary>
internal static class OpenSession
{
    /// <summary>Opens them.</summary>
    /// <exception cref="EngineException">There is no engine, or it refuses.</exception>
    /// <exception cref="ImageException">There is no image for one of the Pythons and none can be made.</exception>
    public static Task<Session> OnEngineAsync(SessionOptions options, Surroundings surroundings, CancellationToken cancellation) =>
        Session.OpenAsync(new EngineClient(new EngineLocator(surroundings.Environment).Find()), options, surroundings.Say, cancellation);
}
