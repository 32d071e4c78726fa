using System.Collections.Concurrent;
using Docker.DotNet.Models;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>The real engine, which remembers what it was asked to make.</summary>
internal sealed class RecordingEngine(IEngine inner) : ChangedEngine(inner)
{
    private readonly ConcurrentBag<CreateContainerParameters> _asked = [];

    public IReadOnlyCollection<CreateContainerParameters> Asked => _asked;

    public override Task<string> CreateAsync(CreateContainerParameters container, CancellationToken cancellation)
    {
        _asked.Add(container);
        return base.CreateAsync(container, cancellation);
    }
}
