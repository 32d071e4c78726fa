using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

/// <summary>Faults of the machine are mended where they can be, and end the run, resumable, where they cannot.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class UnfitMachineTests(SandboxesFixture sandboxes)
{
    private static readonly Trial Right = Trials.Tested("def f(x):\n    return x\n", "assert f(1) == 1");

    [Fact]
    public async Task An_engine_that_is_away_for_a_while_is_waited_for()
    {
        using var engine = new AwayEngine(sandboxes.Engine, refusals: 3);
        await using var pool = new SandboxPool(engine, await sandboxes.OptionsAsync() with { Count = 1 });
        (await pool.RunAsync(Right)).ShouldBe(Outcome.Passed);
        engine.Refused.Should().Be(3);
    }

    [Fact]
    public async Task An_engine_that_refuses_ends_every_trial_with_its_reason()
    {
        using var engine = new RefusingEngine(sandboxes.Engine);
        await using var pool = new SandboxPool(engine, await sandboxes.OptionsAsync());
        var waiting = Enumerable.Range(0, 20).Select(_ => pool.RunAsync(Right)).ToList();
        foreach (var verdict in waiting) (await FluentActions.Awaiting(() => verdict).Should().ThrowAsync<EngineException>()).WithMessage("*no space left*");
    }

    [Fact]
    public async Task Sandboxes_that_fail_too_often_stop_the_run_and_say_so()
    {
        using var engine = new VanishingEngine(sandboxes.Engine);
        await using var pool = new SandboxPool(engine, await sandboxes.OptionsAsync() with { Count = 1, FaultRetries = 1000 });
        (await FluentActions.Awaiting(() => pool.RunAsync(Right)).Should().ThrowAsync<EngineException>()).WithMessage("*not fit to give verdicts*same command again*");
    }

    private sealed class AwayEngine(IEngine inner, int refusals) : ChangedEngine(inner)
    {
        public int Refused { get; private set; }

        public override Task StartAsync(string container, CancellationToken cancellation)
        {
            if (Refused == refusals) return base.StartAsync(container, cancellation);
            Refused++;
            throw new EngineException("the engine is being restarted");
        }
    }

    private sealed class RefusingEngine(IEngine inner) : ChangedEngine(inner)
    {
        public override Task StartAsync(string container, CancellationToken cancellation) =>
            throw new EngineException("no space left on device") { Status = System.Net.HttpStatusCode.InternalServerError };
    }
}
