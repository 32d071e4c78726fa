using InstructMix.Harness.Engine;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Pool;

[Collection(WarmSandboxes.Name)]
public sealed class SandboxPoolTests(SandboxesFixture sandboxes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Every_one_of_400_trials_gets_its_own_verdict() => await JudgesRightlyAsync(await OptionsAsync(), 400);

    [Fact]
    public async Task A_sandbox_that_is_thrown_away_after_7_trials_changes_no_verdict() => await JudgesRightlyAsync(await OptionsAsync() with { TrialsPerSandbox = 7 }, 40);

    [Fact]
    public async Task A_sandbox_for_every_trial_changes_no_verdict() => await JudgesRightlyAsync(await OptionsAsync() with { TrialsPerSandbox = 1 }, 8);

    [Fact]
    public async Task One_trial_in_flight_is_enough() => await JudgesRightlyAsync(await OptionsAsync() with { InFlight = 1 }, 24);

    [Fact]
    public async Task Second_runs_alone_do_not_stop_the_others()
    {
        // Crashes are run again with nothing else running, while both lanes have trials in flight all the time.
        await using var pool = new SandboxPool(sandboxes.Engine, await OptionsAsync());
        var verdicts = await RunAllAsync(pool, Enumerable.Range(0, 200), i => i % 20 == 0 ? Trials.Of(StubKind.Define, "import os\nos.abort()\n") : Adding(i));
        verdicts.Where((_, i) => i % 20 == 0).Should().OnlyContain(v => v.Outcome == Outcome.Crashed && v.Confirmed);
        verdicts.Where((_, i) => i % 20 != 0).Should().OnlyContain(v => v.Outcome == Outcome.Passed && !v.Confirmed);
    }

    [Fact]
    public async Task A_container_that_is_killed_in_the_middle_costs_no_trial_its_verdict()
    {
        var options = await OptionsAsync();
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        var all = RunAllAsync(pool, Enumerable.Range(0, 80), i => i == 40 ? Adding(i) : Napping(i));
        for (int i = 0; i < 3; i++)
        {
            (await pool.RunAsync(Adding(1))).ShouldBe(Outcome.Passed);
            var containers = await sandboxes.Engine.ListAsync($"{RunLabel.Name}={options.Run.Run}", CancellationToken.None);
            await sandboxes.Engine.RemoveAsync(containers.First(c => c.State == "running").Id, CancellationToken.None);
        }

        (await all).Should().OnlyContain(v => v.Outcome == Outcome.Passed);
        pool.Faults.Should().BePositive();
    }

    [Fact]
    public async Task A_trial_whose_sandbox_vanishes_again_and_again_is_a_fault_of_the_sandbox()
    {
        using var vanishing = new VanishingEngine(sandboxes.Engine);
        await using var pool = new SandboxPool(vanishing, await OptionsAsync() with { Count = 1 });
        var verdict = await pool.RunAsync(Adding(1)).WaitAsync(Patience);
        verdict.ShouldBe(Outcome.SandboxFault, Level.None).Judged(null).Where.Should().BeNull();
        verdict.Detail.Should().NotBeNullOrEmpty();
        pool.Faults.Should().Be(3);
    }

    [Fact]
    public async Task A_trial_whose_sandbox_vanishes_twice_gets_its_verdict_from_the_third()
    {
        using var vanishing = new VanishingEngine(sandboxes.Engine, 2);
        await using var pool = new SandboxPool(vanishing, await OptionsAsync() with { Count = 1 });
        (await pool.RunAsync(Adding(1)).WaitAsync(Patience)).ShouldBe(Outcome.Passed, Level.Tested);
        pool.Faults.Should().Be(2);
    }

    [Fact]
    public async Task A_pool_that_is_disposed_leaves_no_container()
    {
        var options = await OptionsAsync();
        var pool = new SandboxPool(sandboxes.Engine, options);
        var label = $"{RunLabel.Name}={options.Run.Run}";
        var unfinished = pool.RunAsync(Trials.Of(StubKind.Define, "import time\ntime.sleep(1000)\n"));
        (await pool.RunAsync(Adding(1))).ShouldBe(Outcome.Passed);
        (await sandboxes.Engine.ListAsync(label, CancellationToken.None)).Should().NotBeEmpty();
        await pool.DisposeAsync().AsTask().WaitAsync(Patience);
        (await sandboxes.Engine.ListAsync(label, CancellationToken.None)).Should().BeEmpty();
        await unfinished.Invoking(u => u).Should().ThrowAsync<OperationCanceledException>();
        await pool.Invoking(p => p.RunAsync(Adding(1))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    public async Task A_pool_that_is_disposed_while_it_starts_leaves_no_container(int milliseconds)
    {
        var options = await OptionsAsync();
        await using (new SandboxPool(sandboxes.Engine, options)) await Task.Delay(milliseconds);
        (await sandboxes.Engine.ListAsync($"{RunLabel.Name}={options.Run.Run}", CancellationToken.None)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_wait_for_a_verdict_can_be_cancelled()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await OptionsAsync() with { Count = 1 });
        using var cancellation = new CancellationTokenSource();
        var waiting = pool.RunAsync(Trials.Of(StubKind.Define, "import time\ntime.sleep(0.5)\n"), cancellation.Token);
        await cancellation.CancelAsync();
        await waiting.Invoking(w => w).Should().ThrowAsync<OperationCanceledException>();
        (await pool.RunAsync(Adding(1))).ShouldBe(Outcome.Passed);
    }

    [Fact]
    public async Task A_trial_that_is_larger_than_a_frame_is_an_error_of_the_candidates()
    {
        var pool = await sandboxes.PoolAsync("3.11");
        (await pool.RunAsync(Trials.Tested("x = '" + new string('x', 17 << 20) + "'\n", "assert x"))).ShouldBe(Outcome.Error, Level.None).ByThe("candidate").Saying("*larger than the 16 MiB*");
        (await pool.RunAsync(Adding(1))).ShouldBe(Outcome.Passed);
    }

    [Fact]
    public async Task A_trial_of_6_MiB_is_run() =>
        (await sandboxes.RunAsync("3.11", Trials.Tested("x = '" + new string('x', 6 << 20) + "'\ndef f():\n    return len(x)\n", $"assert f() == {6 << 20}"))).ShouldBe(Outcome.Passed);

    [Fact]
    public async Task An_image_that_does_not_exist_is_an_exception_of_the_engine()
    {
        await using var pool = new SandboxPool(sandboxes.Engine, await OptionsAsync() with { Image = "instructmix-sandbox:no-such" });
        await pool.Invoking(p => p.RunAsync(Adding(1)).WaitAsync(Patience)).Should().ThrowAsync<EngineException>().WithMessage("*could not create a container*no-such*");
    }

    [Fact]
    public async Task A_verdict_says_what_ran_it_and_what_it_used()
    {
        var pool = await sandboxes.PoolAsync("3.11");
        var verdict = await pool.RunAsync(Trials.Tested("def f():\n    kept = bytearray(50 << 20)\n    return sum(range(10 ** 6)) - sum(range(10 ** 6)) + 1\n", "assert f() == 1"));
        verdict.ShouldBe(Outcome.Passed);
        (verdict.Image, verdict.Runner).Should().Be((pool.Options.ImageId, pool.Options.Runner));
        verdict.Image.Should().StartWith("sha256:");
        verdict.CpuSeconds.Should().BeInRange(0.01, 5);
        verdict.WallSeconds.Should().BeGreaterThanOrEqualTo(verdict.CpuSeconds * 0.5);
        verdict.MemoryBytes.Should().BeInRange(50 << 20, 200 << 20);
    }

    private static Trial Adding(int i) => Trials.Tested($"def add(a, b):\n    return a + b\n", $"assert add({i}, 1) == {i + 1}");

    private static Trial Napping(int i) => Trials.Tested($"import time\ndef add(a, b):\n    time.sleep(0.01)\n    return a + b\n", $"assert add({i}, 1) == {i + 1}");

    private static async Task<List<Verdict>> RunAllAsync(SandboxPool pool, IEnumerable<int> numbers, Func<int, Trial> trial)
    {
        var running = numbers.Select(i => pool.RunAsync(trial(i))).ToList();
        return [.. await Task.WhenAll(running).WaitAsync(Patience)];
    }

    /// <summary>Trials of every kind among one another, each of which says its own number.</summary>
    private async Task JudgesRightlyAsync(SandboxOptions options, int count)
    {
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        var verdicts = await RunAllAsync(pool, Enumerable.Range(0, count), i => (i % 8) switch
        {
            0 => Adding(i),
            1 => Trials.Tested($"def f():\n    return {i}\n", $"assert f() == {i + 1}, 'number {i}'"),
            2 => Trials.Tested($"def f():\n    raise ValueError('number {i}')\n", "assert f()"),
            3 => Trials.Tested($"def f(:  # {i}\n", "assert f()"),
            4 => Trials.Tested($"import numpy{i}\n", "assert f()"),
            5 => Trials.Tested($"import sys\ndef f():\n    sys.exit({i})\n", "assert f()"),
            6 => Trials.Tested($"import os\ndef f():\n    print('number {i}')\n    return {i}\n", $"for n in [{i}]:\n    assert f() == n"),
            _ => Trials.Of(StubKind.Define, $"number = {i}\nprint('number {i}')\n"),
        });
        for (int i = 0; i < count; i++)
        {
            var verdict = verdicts[i];
            switch (i % 8)
            {
                case 0: verdict.ShouldBe(Outcome.Passed, Level.Tested); break;
                case 1: verdict.ShouldBe(Outcome.Failed).Saying($"*number {i}*"); break;
                case 2: verdict.ShouldBe(Outcome.Error).Saying($"ValueError: number {i} in f()"); break;
                case 3: verdict.ShouldBe(Outcome.SyntaxError, Level.None); break;
                case 4: verdict.ShouldBe(Outcome.MissingModule).Needing($"module:numpy{i}"); break;
                case 5: verdict.ShouldBe(Outcome.EarlyExit).Saying($"sys.exit({i}) *"); break;
                case 6: verdict.ShouldBe(Outcome.Passed, Level.Tested).Stdout.Should().Be($"number {i}\n"); break;
                default: verdict.ShouldBe(Outcome.Passed, Level.Defined).Stdout.Should().Be($"number {i}\n"); break;
            }
        }

        pool.Faults.Should().Be(0);
    }

    private Task<SandboxOptions> OptionsAsync() => sandboxes.OptionsAsync();
}
