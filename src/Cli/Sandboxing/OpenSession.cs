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
    public static async Task<Session> OnEngineAsync(SessionOptions options, Surroundings surroundings, CancellationToken cancellation)
    {
        var address = new EngineLocator(surroundings.Environment).Find();
        if (Processors.Remark(options.Jobs) is { } remark) surroundings.Say(remark);
        surroundings.Detail($"engine   {address.Uri} ({address.From})");
        var session = await Session.OpenAsync(new EngineClient(address), options, surroundings.Say, cancellation);
        foreach (var python in session.Pythons) surroundings.Detail($"image    {python.Image.Name}  {python.Image.Id}");
        return session;
    }
}
