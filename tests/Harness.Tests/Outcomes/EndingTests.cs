using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Outcomes;

/// <summary>Candidates that end their process before the stub is done.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class EndingTests(SandboxesFixture sandboxes)
{
    [Theory, EveryPython]
    public Task Sys_exit_in_the_module_is_an_early_exit(string python) => EndsAsync(python, "import sys\nsys.exit(0)\n", Level.Compiled, "sys.exit(0) while the module ran");

    [Theory, EveryPython]
    public Task Sys_exit_in_a_call_is_an_early_exit(string python) => EndsAsync(python, "import sys\ndef f():\n    sys.exit(3)\n", Level.Defined, "sys.exit(3) while the stub ran");

    [Theory, EveryPython]
    public Task Os_exit_with_status_0_in_the_module_is_an_early_exit(string python) =>
        EndsAsync(python, "import os\nos._exit(0)\n", Level.Compiled, "ended its process with status 0 while the module ran");

    [Theory, EveryPython]
    public Task Os_exit_with_status_0_in_a_call_is_an_early_exit(string python) =>
        EndsAsync(python, "import os\ndef f():\n    os._exit(0)\n", Level.Defined, "ended its process with status 0 while the stub ran");

    [Theory, EveryPython]
    public Task Quit_in_the_module_is_an_early_exit(string python) => EndsAsync(python, "quit()\n", Level.Compiled, "sys.exit(*) while the module ran");

    [Theory, EveryPython]
    public Task Quit_in_a_call_is_an_early_exit(string python) => EndsAsync(python, "def f():\n    quit()\n", Level.Defined, "sys.exit(*) while the stub ran");

    [Theory, EveryPython]
    public Task Becoming_another_program_is_an_early_exit(string python) =>
        EndsAsync(python, "import os\ndef f():\n    os.execv('/bin/true', ['true'])\n", Level.Defined, "ended its process with status 0 while the stub ran");

    [Theory, EveryPython]
    public Task An_exit_when_the_interpreter_ends_changes_nothing(string python) =>
        PassesAsync(python, "import atexit, os\natexit.register(os._exit, 1)\ndef f():\n    return 1\n");

    [Theory, EveryPython]
    public async Task An_exit_that_the_stub_expects_is_none(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("import sys\ndef f():\n    sys.exit(2)\n", """
            try:
                f()
            except SystemExit as end:
                assert end.code == 2
            else:
                assert False, "it did not exit"
            """))).ShouldBe(Outcome.Passed, Level.Tested);

    [Theory, EveryPython]
    public Task Abort_is_a_crash(string python) => CrashesAsync(python, "import os\ndef f():\n    os.abort()\n", "ended by SIGABRT while the stub ran");

    [Theory, EveryPython]
    public Task A_segmentation_fault_is_a_crash(string python) =>
        CrashesAsync(python, "import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGSEGV)\n", "ended by SIGSEGV while the stub ran");

    [Theory, EveryPython]
    public Task A_read_of_address_0_is_a_crash(string python) =>
        CrashesAsync(python, "import ctypes\ndef f():\n    return ctypes.string_at(0)\n", "ended by SIGSEGV while the stub ran");

    [Theory, EveryPython]
    public Task A_process_that_kills_itself_has_crashed_and_not_run_out_of_memory(string python) =>
        CrashesAsync(python, "import os, signal\ndef f():\n    os.kill(os.getpid(), signal.SIGKILL)\n", "ended by SIGKILL while the stub ran");

    private async Task EndsAsync(string python, string code, Level level, string detail) =>
        (await RunAsync(python, code)).ShouldBe(Outcome.EarlyExit).ByThe("candidate").Saying(detail).Level.Should().Be(level);

    private async Task CrashesAsync(string python, string code, string detail) =>
        (await RunAsync(python, code)).ShouldBe(Outcome.Crashed, Level.Defined).ByThe("candidate").Saying(detail).Confirmed.Should().BeTrue();

    private async Task PassesAsync(string python, string code) => (await RunAsync(python, code)).ShouldBe(Outcome.Passed, Level.Tested);

    private Task<Verdict> RunAsync(string python, string code) => sandboxes.RunAsync(python, Trials.Tested(code, "assert f() == 1"));
}
