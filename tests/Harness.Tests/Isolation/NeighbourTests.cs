using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Isolation;

/// <summary>Sandboxes that work side by side.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class NeighbourTests(SandboxesFixture sandboxes)
{
    /// <summary>Holds most of the processes that its user may have, for a while.</summary>
    private static readonly Trial Greedy = Trials.Tested("""
        import os, time
        def f():
            for _ in range(50):
                if os.fork() == 0:
                    time.sleep(5)
                    os._exit(0)
            time.sleep(5)
            print(os.getuid())
            return 50
        """, "assert f() == 50");

    /// <summary>Needs as many meanwhile, and says how many it got.</summary>
    private static readonly Trial Modest = Trials.Tested("""
        import os, threading, time
        def f():
            time.sleep(1)
            started = 0
            for _ in range(50):
                try:
                    threading.Thread(target=time.sleep, args=[1]).start()
                except RuntimeError:
                    break
                started += 1
            print(os.getuid())
            return started
        """, "assert f() == 50");

    [Fact]
    public async Task One_that_takes_all_processes_leaves_its_neighbour_its_own()
    {
        // The kernel counts the processes of a user over all containers. Neighbours start alike and count on alike, so one round is as good as the next.
        var options = await sandboxes.OptionsAsync() with { Count = 2, InFlight = 1, Limits = new Limits { Wall = TimeSpan.FromSeconds(100) } };
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        var verdicts = await Task.WhenAll(pool.RunAsync(Greedy), pool.RunAsync(Modest)).WaitAsync(TimeSpan.FromMinutes(5));
        verdicts[0].ShouldBe(Outcome.Passed);
        verdicts[1].ShouldBe(Outcome.Passed);
        verdicts[0].Stdout.Should().NotBe(verdicts[1].Stdout, "they have users of their own");
    }
}
