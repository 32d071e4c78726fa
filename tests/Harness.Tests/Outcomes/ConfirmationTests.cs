using System.Collections.Concurrent;
using System.Globalization;
using InstructMix.Core;
using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;
using InstructMix.Tests.Shared;

namespace InstructMix.Harness.Tests.Outcomes;

/// <summary>What may be the machine's fault, or came near a limit, is run again before it counts: on a core of its own, or with the machine to itself.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class ConfirmationTests(SandboxesFixture sandboxes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Limits Usual = new() { Cpu = TimeSpan.FromSeconds(1), Wall = TimeSpan.FromSeconds(10), Memory = ByteSize.FromMebibytes(128) };

    /// <summary>The time on the clock is out of reach, however busy the machine is.</summary>
    private static readonly Limits Patient = Usual with { Wall = TimeSpan.FromSeconds(100) };

    [Theory]
    [InlineData(Outcome.Timeout, "while True:\n        pass")]
    [InlineData(Outcome.Crashed, "import os\n    os.abort()")]
    [InlineData(Outcome.Error, "raise BlockingIOError(11, 'Resource temporarily unavailable')")]
    [InlineData(Outcome.Error, "raise RuntimeError(\"can't start new thread\")")]
    [InlineData(Outcome.Error, "try:\n        raise OSError(28, 'No space left on device')\n    except OSError as error:\n        raise ValueError('not written') from error")]
    [InlineData(Outcome.Failed, "import time\n    while time.process_time() < 0.8:\n        pass\n    return 2")]
    [InlineData(Outcome.Error, "import time\n    while time.process_time() < 0.8:\n        pass\n    raise TimeoutError")]
    [InlineData(Outcome.EarlyExit, "import sys, time\n    while time.process_time() < 0.8:\n        pass\n    sys.exit(0)")]
    [InlineData(Outcome.Failed, "return len(bytearray(100 << 20))")]
    public async Task What_may_come_from_the_machine_or_from_a_limit_is_confirmed(Outcome outcome, string body) =>
        (await RunAsync(body, Patient)).ShouldBe(outcome).Confirmed.Should().BeTrue();

    [Fact]
    public async Task What_came_near_the_limit_on_the_clock_is_confirmed() =>
        (await RunAsync("import time\n    time.sleep(8)\n    return 2", Usual)).ShouldBe(Outcome.Failed).Confirmed.Should().BeTrue();

    [Theory]
    [InlineData(Outcome.Failed, "return 2")]
    [InlineData(Outcome.Error, "raise TimeoutError")]
    [InlineData(Outcome.Error, "raise FileNotFoundError(2, 'No such file')")]
    [InlineData(Outcome.Error, "raise ValueError('[Errno 11] is only written here')")]
    [InlineData(Outcome.EarlyExit, "import sys\n    sys.exit(0)")]
    [InlineData(Outcome.Passed, "import time\n    while time.process_time() < 0.8:\n        pass\n    return 1")]
    public async Task What_is_far_from_every_limit_or_passed_needs_no_confirmation(Outcome outcome, string body) =>
        (await RunAsync(body, Patient)).ShouldBe(outcome).Confirmed.Should().BeFalse();

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public async Task A_loop_that_goes_on_far_beyond_its_limit_timed_out_for_certain(double seconds)
    {
        var verdict = await RunAsync("while True:\n        pass", Patient with { Cpu = TimeSpan.FromSeconds(seconds) });
        verdict.ShouldBe(Outcome.Timeout).Saying($"cpu: {seconds.ToString(CultureInfo.InvariantCulture)} s used while the stub ran").Confirmed.Should().BeTrue();
        // One that was run again would end at the limit itself.
        verdict.CpuSeconds.Should().BeGreaterThanOrEqualTo(seconds * Limits.Over);
    }

    [Fact]
    public async Task A_sleep_that_nothing_disturbs_timed_out_for_certain()
    {
        var done = await InOrderAsync(("sleeper", "import time\n    time.sleep(100)", 1), ("busy", "import time\n    while time.process_time() < 0.9:\n        pass", 16));
        done[^1].Should().Be("busy", "the sleeper's time is up long before, and it need not run again");
    }

    [Fact]
    public async Task What_ends_between_its_limit_and_the_certain_time_out_is_decided_by_the_limit() =>
        (await RunAsync("import time\n    while time.process_time() < 1.12:\n        pass\n    return 1", Patient))
            .ShouldBe(Outcome.Timeout).Saying("cpu: 1 s used while the stub ran").Confirmed.Should().BeTrue();

    [Fact]
    public async Task A_program_that_the_candidate_starts_has_half_as_much_time_again_and_two_seconds() =>
        (await RunAsync(
            "import signal, subprocess, sys\n    ended = subprocess.run([sys.executable, '-c', 'while True: pass'])\n    return 1 if ended.returncode == -signal.SIGXCPU else ended.returncode",
            Patient with { Cpu = TimeSpan.FromSeconds(0.5) })).ShouldBe(Outcome.Passed).CpuSeconds.Should().BeInRange(1, 4);

    [Fact]
    public async Task A_second_run_waits_for_a_core_and_not_for_all_trials()
    {
        var done = await InOrderAsync(("crash", "import os\n    os.abort()", 1), ("long", "import time\n    while time.process_time() < 3:\n        pass", 1));
        done.Should().Equal("crash", "long");
    }

    [Fact]
    public async Task What_ran_short_of_what_all_share_waits_until_nothing_else_is_left_to_run()
    {
        var done = await InOrderAsync(("short", "raise BlockingIOError(11, 'again')", 1), ("other", "import time\n    time.sleep(0.1)", 40));
        done.Take(40).Should().AllBe("other");
    }

    [Fact]
    public async Task A_stub_that_is_out_of_time_for_its_sandbox_was_frozen_gets_another_run()
    {
        var options = await sandboxes.OptionsAsync() with { Limits = Usual, Count = 1 };
        await using var pool = new SandboxPool(sandboxes.Engine, options);
        (await pool.RunAsync(Calling("return 1"))).ShouldBe(Outcome.Passed);
        var container = (await sandboxes.Engine.ListAsync($"{RunLabel.Name}={options.Run.Run}", CancellationToken.None)).Single(c => c.State == "running").Id;
        var running = pool.RunAsync(Calling("import time\n    start = time.monotonic()\n    time.sleep(3)\n    return 1 if time.monotonic() - start < 6 else 'too late'"));
        using (var engine = new EngineApi())
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await engine.PauseAsync(container);
            await Task.Delay(TimeSpan.FromSeconds(8));
            await engine.UnpauseAsync(container);
        }

        (await running.WaitAsync(Patience)).ShouldBe(Outcome.Passed).Confirmed.Should().BeFalse();
        pool.Faults.Should().Be(0);
    }

    // The names in the order in which they came to their verdicts, on two cores and with 4 s each.
    private async Task<List<string>> InOrderAsync(params (string Name, string Body, int Times)[] trials)
    {
        var limits = Patient with { Cpu = TimeSpan.FromSeconds(4), Wall = TimeSpan.FromSeconds(5) };
        await using var pool = new SandboxPool(sandboxes.Engine, await sandboxes.OptionsAsync() with { Limits = limits, Count = 2 });
        var done = new ConcurrentQueue<string>();
        async Task RunAsync(string name, string body)
        {
            await pool.RunAsync(Calling(body));
            done.Enqueue(name);
        }

        var running = trials.SelectMany(t => Enumerable.Range(0, t.Times).Select(i => RunAsync(t.Name, $"{t.Body}\n    return {i}"))).ToList();
        await Task.WhenAll(running).WaitAsync(Patience);
        return [.. done];
    }

    private static Trial Calling(string body) => Trials.Tested($"def f():\n    {body}\n", "assert f() == 1");

    private Task<Verdict> RunAsync(string body, Limits limits) => sandboxes.RunAsync("3.11", Calling(body), limits);
}
