using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>An engine that has no images, gets none, and says nothing of it.</summary>
internal sealed class SilentEngine(IEngine inner) : ChangedEngine(inner)
{
    public override Task<ImageInspected?> InspectImageAsync(string name, CancellationToken cancellation) => Task.FromResult<ImageInspected?>(null);

    public override Task PullAsync(string name, CancellationToken cancellation) => Task.CompletedTask;
}
