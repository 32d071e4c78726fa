using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

/// <summary>Trials that wait and use no processor: the others go on meanwhile.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class SleeperTests(SandboxesFixture sandboxes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Time in plenty: whoever sleeps for ever does it until the pool closes.</summary>
    private static readonly Limits Patient = new() { Wall = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task All_others_are_judged_while_one_sleeps()
    {
        await using var pool = await PoolAsync();
        var sleeper = pool.RunAsync(Sleeping(1000));
        var others = Enumerable.Range(0, 200).Select(i => pool.RunAsync(Telling(i))).ToList();
        var verdicts = await Task.WhenAll(others).WaitAsync(Patience);
        sleeper.IsCompleted.Should().BeFalse();
        verdicts.Should().OnlyContain(v => v.Outcome == Outcome.Passed);
        verdicts.Select(v => v.Stdout).Should().Equal(Enumerable.Range(0, 200).Select(i => $"number {i}\n"));
        pool.Faults.Should().Be(0);
    }

    [Fact]
    public async Task Sleepers_among_others_get_verdicts_of_their_own()
    {
        await using var pool = await PoolAsync();
        var running = Enumerable.Range(0, 120).Select(i => pool.RunAsync(i % 12 == 5 ? Sleeping(2) : Telling(i))).ToList();
        var verdicts = await Task.WhenAll(running).WaitAsync(Patience);
        verdicts.Should().OnlyContain(v => v.Outcome == Outcome.Passed && !v.Confirmed);
        verdicts.Where((_, i) => i % 12 == 5).Should().OnlyContain(v => v.Stdout == "awake\n" && v.WallSeconds >= 2);
        verdicts.Select(v => v.Stdout).Where(s => s != "awake\n").Should().Equal(Enumerable.Range(0, 120).Where(i => i % 12 != 5).Select(i => $"number {i}\n"));
        pool.Faults.Should().Be(0);
    }

    [Fact]
    public async Task More_sleepers_than_sandboxes_for_them_are_all_judged()
    {
        var options = await OptionsAsync() with { Relief = 2 };
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        var running = Enumerable.Range(0, 12).Select(_ => pool.RunAsync(Sleeping(1))).ToList();
        running.AddRange(Enumerable.Range(0, 40).Select(i => pool.RunAsync(Telling(i))));
        var most = 0;
        var all = Task.WhenAll(running);
        while (!all.IsCompleted)
        {
            most = Math.Max(most, (await ContainersAsync(options)).Count);
            await Task.WhenAny(all, Task.Delay(100));
        }

        (await all).Should().OnlyContain(v => v.Outcome == Outcome.Passed);
        // The one that works, those whose trials sleep, and one that is started ahead.
        most.Should().BeInRange(2, 4);
        pool.Faults.Should().Be(0);
    }

    [Fact]
    public async Task Without_relief_there_is_one_sandbox_and_those_behind_a_sleeper_wait()
    {
        var options = await OptionsAsync() with { Relief = 0 };
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        var done = new List<string>();
        async Task RunAsync(string name, Trial trial)
        {
            (await pool.RunAsync(trial)).ShouldBe(Outcome.Passed);
            lock (done) done.Add(name);
        }

        await Task.WhenAll([RunAsync("sleeper", Sleeping(2)), .. Enumerable.Range(0, 8).Select(i => RunAsync("other", Telling(i)))]).WaitAsync(Patience);
        done[0].Should().Be("sleeper");
        (await ContainersAsync(options)).Should().HaveCount(1);
    }

    [Fact]
    public async Task One_that_sleeps_and_then_works_is_waited_for()
    {
        await using var pool = await PoolAsync();
        var late = pool.RunAsync(Trials.Tested("import time\ndef f():\n    time.sleep(1)\n    while time.process_time() < 1:\n        pass\n    return 1\n", "assert f() == 1"));
        var others = Enumerable.Range(0, 100).Select(i => pool.RunAsync(Telling(i))).ToList();
        (await Task.WhenAll(others).WaitAsync(Patience)).Should().OnlyContain(v => v.Outcome == Outcome.Passed);
        (await late.WaitAsync(Patience)).ShouldBe(Outcome.Passed).CpuSeconds.Should().BeGreaterThanOrEqualTo(1);
        // Its core is given back.
        (await pool.RunAsync(Telling(1)).WaitAsync(Patience)).ShouldBe(Outcome.Passed);
    }

    [Fact]
    public async Task A_sleeper_whose_time_runs_out_timed_out_for_certain()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await OptionsAsync() with { Limits = new Limits { Wall = TimeSpan.FromSeconds(10) } });
        var sleeper = pool.RunAsync(Sleeping(1000));
        var others = Enumerable.Range(0, 40).Select(i => pool.RunAsync(Telling(i))).ToList();
        (await Task.WhenAll(others).WaitAsync(Patience)).Should().OnlyContain(v => v.Outcome == Outcome.Passed);
        (await sleeper.WaitAsync(Patience)).ShouldBe(Outcome.Timeout).Confirmed.Should().BeTrue();
    }

    [Fact]
    public async Task A_sleeper_whose_sandbox_vanishes_is_run_again()
    {
        var options = await OptionsAsync();
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        (await pool.RunAsync(Telling(0)).WaitAsync(Patience)).ShouldBe(Outcome.Passed);
        var first = (await ContainersAsync(options)).Single();
        var sleeper = pool.RunAsync(Sleeping(20));
        (await Task.WhenAll(Enumerable.Range(0, 20).Select(i => pool.RunAsync(Telling(i)))).WaitAsync(Patience)).Should().OnlyContain(v => v.Outcome == Outcome.Passed);
        sleeper.IsCompleted.Should().BeFalse();
        await sandboxes.Engine.RemoveAsync(first.Id, CancellationToken.None);
        (await sleeper.WaitAsync(Patience)).ShouldBe(Outcome.Passed).Stdout.Should().Be("awake\n");
        pool.Faults.Should().Be(1);
    }

    [Fact]
    public async Task A_container_for_each_trial_is_left_to_its_sleeper()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await OptionsAsync() with { TrialsPerSandbox = 1, InFlight = 1 });
        var sleeper = pool.RunAsync(Sleeping(1000));
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(i => pool.RunAsync(Telling(i)))).WaitAsync(Patience)).Should().OnlyContain(v => v.Outcome == Outcome.Passed);
        sleeper.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_pool_that_is_disposed_while_trials_sleep_leaves_no_container()
    {
        var options = await OptionsAsync();
        var pool = new SandboxPool(sandboxes.Engine, options);
        var sleepers = Enumerable.Range(0, 3).Select(_ => pool.RunAsync(Sleeping(1000))).ToList();
        (await pool.RunAsync(Telling(1)).WaitAsync(Patience)).ShouldBe(Outcome.Passed);
        await pool.DisposeAsync().AsTask().WaitAsync(Patience);
        (await ContainersAsync(options)).Should().BeEmpty();
        foreach (var sleeper in sleepers) await sleeper.Invoking(s => s).Should().ThrowAsync<OperationCanceledException>();
    }

    private static Trial Sleeping(int seconds) => Trials.Tested($"import time\ndef f():\n    time.sleep({seconds})\n    print('awake')\n    return 1\n", "assert f() == 1");

    private static Trial Telling(int i) => Trials.Tested($"def f():\n    print('number {i}')\n    return {i}\n", $"assert f() == {i}");

    private async Task<SandboxOptions> OptionsAsync() => await sandboxes.OptionsAsync() with { Count = 1, Limits = Patient };

    private async Task<SandboxPool> PoolAsync() => new(sandboxes.Engine, await OptionsAsync());

    private Task<IReadOnlyList<ContainerListed>> ContainersAsync(SandboxOptions options) => sandboxes.Engine.ListAsync($"{RunLabel.Name}={options.Run.Run}", CancellationToken.None);
}
