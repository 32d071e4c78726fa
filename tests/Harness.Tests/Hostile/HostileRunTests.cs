using InstructMix.Harness.Images;
using InstructMix.Harness.Selftest;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Hostile;

[Collection(WarmSandboxes.Name)]
public sealed class HostileRunTests(SandboxesFixture sandboxes)
{
    [Theory]
    [EveryPython]
    public async Task Every_hostile_candidate_comes_to_what_it_must_and_harms_nobody(string version)
    {
        PythonVersion.TryParse(version, out var python).Should().BeTrue();
        var run = new SelftestRun(sandboxes.Engine, await sandboxes.OptionsAsync(version), python);
        var cases = HostileCorpus.Read().Where(c => c.AppliesTo(python)).ToList();

        var results = new List<SelftestResult>();
        await foreach (var result in run.RunAsync(cases, CancellationToken.None)) results.Add(result);

        results.Where(r => !r.Holds).Select(r => $"{r.Case}: {r.Detail}").Should().BeEmpty();
        results.Should().HaveCount(cases.Count);
        run.Faults.Should().Be(0, "no candidate may cost more than its own process");
    }
}
