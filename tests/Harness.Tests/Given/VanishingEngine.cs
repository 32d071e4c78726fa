using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>The real engine, but its containers are removed again, the first few or all of them, as soon as they have started.</summary>
internal sealed class VanishingEngine(IEngine inner, int count = int.MaxValue) : ChangedEngine(inner)
{
    private int _started;

    public override async Task StartAsync(string container, CancellationToken cancellation)
    {
        await base.StartAsync(container, cancellation);
        if (Interlocked.Increment(ref _started) <= count) await RemoveAsync(container, cancellation);
    }
}
