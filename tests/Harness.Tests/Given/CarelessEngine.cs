using Docker.DotNet.Models;
using InstructMix.Harness.Engine;

namespace InstructMix.Harness.Tests.Given;

/// <summary>An engine whose containers run Python without assertions.</summary>
internal sealed class CarelessEngine(IEngine inner) : ChangedEngine(inner)
{
    public override Task<string> CreateAsync(CreateContainerParameters container, CancellationToken cancellation)
    {
        container.Env = [.. container.Env ?? [], "PYTHONOPTIMIZE=1"];
        return base.CreateAsync(container, cancellation);
    }
}
