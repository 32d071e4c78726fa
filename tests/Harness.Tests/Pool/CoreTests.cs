using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

/// <summary>Where there are as many sandboxes as cores, each stays on one of its own; where there are fewer, each uses what is free.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class CoreTests(SandboxesFixture sandboxes)
{
    private const string Cores = "import os, time\nend = time.time() + 1.5\nwhile time.time() < end:\n    pass\nprint(sorted(os.sched_getaffinity(0)))\n";

    [Fact]
    public async Task As_many_sandboxes_as_cores_have_one_each()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await sandboxes.OptionsAsync() with { Count = Environment.ProcessorCount, InFlight = 1 });
        // With the first round all sandboxes are up: each of the second finds one that has nothing to do.
        var trials = Enumerable.Repeat(Trials.Of(StubKind.Define, Cores), Environment.ProcessorCount).ToList();
        await Task.WhenAll(trials.Select(t => pool.RunAsync(t)));
        var verdicts = await Task.WhenAll(trials.Select(t => pool.RunAsync(t)));
        verdicts.Select(v => v.ShouldBe(Outcome.Passed).Stdout).Should().OnlyHaveUniqueItems().And.OnlyContain(said => !said!.Contains(','));
    }

    [Fact]
    public async Task A_sandbox_beside_idle_cores_uses_them_all()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await sandboxes.OptionsAsync() with { Count = 1 });
        var verdict = (await pool.RunAsync(Trials.Of(StubKind.Define, Cores))).ShouldBe(Outcome.Passed);
        verdict.Stdout!.Split(',').Should().HaveCount(Environment.ProcessorCount);
    }

    [Fact]
    public async Task A_verdict_does_not_wait_for_a_long_trial_behind_it()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await sandboxes.OptionsAsync() with { Count = 1, Limits = SandboxesFixture.Roomy with { Wall = TimeSpan.FromMinutes(5), Cpu = TimeSpan.FromSeconds(60) } });
        var quick = await pool.StartAsync(Trials.Of(StubKind.Define, "x = 1\n"), CancellationToken.None);
        var slow = await pool.StartAsync(Trials.Of(StubKind.Define, "import time\nend = time.process_time() + 20\nwhile time.process_time() < end:\n    pass\n"), CancellationToken.None);
        (await quick).ShouldBe(Outcome.Passed);
        slow.IsCompleted.Should().BeFalse();
    }
}
