using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;

namespace InstructMix.Harness.Tests.Given;

/// <summary>The real engine, but it shows only one run's containers: others use the same engine while the tests run.</summary>
internal sealed class OnlyRun(IEngine inner, string run) : ChangedEngine(inner)
{
    public override async Task<IReadOnlyList<ContainerListed>> ListAsync(string label, CancellationToken cancellation) =>
        [.. (await base.ListAsync(label, cancellation)).Where(c => c.Labels[RunLabel.Name] == run)];
}
