using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Outcomes;

[Collection(WarmSandboxes.Name)]
public sealed class LimitTests(SandboxesFixture sandboxes)
{
    [Fact]
    public async Task A_process_that_dies_before_it_has_read_any_code_is_the_machines_fault()
    {
        // With so few descriptors it cannot even begin. Whatever the reason, the candidate's code has not run, and nothing can be said of it.
        var verdict = await sandboxes.RunAsync("3.11", Trials.Tested("def f():\n    return 1\n", "assert f() == 1"), SandboxesFixture.Tight with { Descriptors = 2 });
        verdict.ShouldBe(Outcome.SandboxFault, Level.None).Saying("the candidate's process ended before it had read any code*");
    }

    [Theory, EveryPython]
    public async Task A_busy_loop_uses_up_its_cpu_time(string python) =>
        (await RunAsync(python, "def f():\n    while True:\n        pass\n"))
            .ShouldBe(Outcome.Timeout, Level.Defined).Saying("cpu: 1 s used while the stub ran").ByThe("candidate");

    [Theory, EveryPython]
    public async Task A_busy_module_times_out_as_well(string python) =>
        (await RunAsync(python, "while True:\n    pass\n")).ShouldBe(Outcome.Timeout, Level.Compiled).Saying("cpu: 1 s used while the module ran");

    [Theory, EveryPython]
    public async Task A_sleep_runs_out_of_time_on_the_clock_and_that_is_confirmed(string python) =>
        (await RunAsync(python, "import time\ndef f():\n    time.sleep(1000)\n"))
            .ShouldBe(Outcome.Timeout, Level.Defined).Saying("wall: not done after 4 s while the stub ran").ByThe("candidate").Confirmed.Should().BeTrue();

    [Theory, EveryPython]
    public async Task A_list_that_grows_runs_into_the_memory_limit(string python) =>
        (await RunAsync(python, "def f():\n    kept = []\n    while True:\n        kept.append(bytearray(1 << 20))\n"))
            .ShouldBe(Outcome.MemoryLimit, Level.Defined).ByThe("candidate").Confirmed.Should().BeTrue();

    [Theory, EveryPython]
    public async Task One_huge_allocation_is_a_memory_limit(string python) =>
        (await RunAsync(python, "def f():\n    return len(bytearray(1 << 50))\n")).ShouldBe(Outcome.MemoryLimit, Level.Defined).ByThe("candidate", "MemoryError");

    [Theory, EveryPython]
    public async Task Files_in_memory_count_as_memory(string python) =>
        (await RunAsync(python, """
            def f():
                import mmap
                kept = []
                while True:
                    m = mmap.mmap(-1, 8 << 20)
                    for i in range(0, 8 << 20, 4096):
                        m[i] = 1
                    kept.append(m)
            """)).ShouldBe(Outcome.MemoryLimit);

    [Theory, EveryPython]
    public async Task A_candidate_that_writes_too_much_meets_the_output_limit(string python) =>
        (await RunAsync(python, "def f():\n    while True:\n        print('x' * 1000)\n"))
            .ShouldBe(Outcome.OutputLimit, Level.Defined).ByThe("candidate").Saying("more than 100000 bytes of output while the stub ran");

    [Theory, EveryPython]
    public async Task Standard_error_counts_as_output(string python) =>
        (await RunAsync(python, "import sys\nwhile True:\n    sys.stderr.write('x' * 1000)\n")).ShouldBe(Outcome.OutputLimit, Level.Compiled).ByThe("candidate");

    [Theory, EveryPython]
    public async Task Files_that_fill_their_place_are_an_error_of_the_candidates(string python) =>
        (await RunAsync(python, "def f():\n    with open('big', 'wb') as file:\n        for _ in range(64):\n            file.write(bytes(1 << 20))\n"))
            .ShouldBe(Outcome.Error, Level.Defined).ByThe("candidate", "OSError").Saying("*No space left on device*");

    [Theory, EveryPython]
    public async Task A_file_that_only_seems_large_is_refused_as_well(string python) =>
        (await RunAsync(python, "def f():\n    with open('big', 'wb') as file:\n        file.truncate(1 << 30)\n"))
            .ShouldBe(Outcome.Error, Level.Defined).ByThe("candidate", "OSError").Saying("*File too large*");

    private Task<Verdict> RunAsync(string python, string code) =>
        sandboxes.RunAsync(python, Trials.Tested(code, "assert f() == 1"), SandboxesFixture.Tight);

    [Theory]
    [InlineData("assert f(2) == 2\nimport time\ntime.sleep(1000)")]
    [InlineData("import time\ntime.sleep(1000)\nassert f(2) == 2")]
    [InlineData("assert f(2) == 2\nwhile True: pass")]
    public async Task A_stub_that_does_not_end_is_at_fault_itself(string stub) =>
        (await sandboxes.RunAsync("3.11", Trials.Tested("def f(x):\n    return x\n", stub), SandboxesFixture.Tight)).ShouldBe(Outcome.Timeout).ByThe("stub").Saying("the stub itself used up the time");

    [Theory]
    [InlineData("import time\ndef f(x):\n    time.sleep(1000)\n", "for _ in range(1):\n    assert f(2) == 2")]
    [InlineData("def f(x):\n    while True:\n        yield x\n", "assert list(f(2)) == [2]")]
    public async Task A_candidate_that_does_not_end_is_at_fault_whatever_its_stub_does(string code, string stub) =>
        (await sandboxes.RunAsync("3.11", Trials.Tested(code, stub), SandboxesFixture.Tight)).Outcome.Should().BeOneOf(Outcome.Timeout, Outcome.MemoryLimit);
}
