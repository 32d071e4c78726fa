using System.Collections.Concurrent;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>The real engine, which remembers what it was asked to make.</summary>
internal sealed class RecordingEngine(IEngine inner) : ChangedEngine(inner)
{
    private readonly ConcurrentBag<ContainerSpec> _asked = [];

    public IReadOnlyCollection<ContainerSpec> Asked => _asked;

    public override Task<string> CreateAsync(ContainerSpec spec, CancellationToken cancellation)
    {
        _asked.Add(spec);
        return base.CreateAsync(spec, cancellation);
    }
}
