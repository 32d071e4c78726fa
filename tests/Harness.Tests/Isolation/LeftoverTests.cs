using InstructMix.Harness.Pool;
using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Isolation;

/// <summary>What a trial leaves behind, as the next trial in the same sandbox sees it.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class LeftoverTests(SandboxesFixture sandboxes)
{
    private const string LookAround = """
        import os
        def f():
            me = os.getpid()
            others = [int(p) for p in os.listdir('/proc') if p.isdigit() and int(p) != me]
            names = [open('/proc/%d/cmdline' % p).read().replace(chr(0), ' ').strip() for p in others]
            return [sum('instructmix' in n for n in names), len(names), os.listdir('/tmp'), os.listdir('/dev/shm'), [n for n in os.listdir('/work') if n != str(os.getuid())], os.listdir('.')]
        """;

    private const string LooksClean = "assert f() == [3, 3, [], [], [], ['candidate.py']]";

    [Theory, EveryPython]
    public Task A_daemon_is_gone(string python) =>
        LeavesNothingAsync(python, """
            import os, signal, time
            def f():
                if os.fork() == 0:
                    os.setsid()
                    if os.fork() == 0:
                        for s in range(1, 32):
                            try:
                                signal.signal(s, signal.SIG_IGN)
                            except (OSError, ValueError):
                                pass
                        while True:
                            open('/tmp/alive-%d' % time.monotonic_ns(), 'w').close()
                            time.sleep(0.01)
                    os._exit(0)
                os.wait()
                return 1
            """, Outcome.Passed);

    [Theory, EveryPython]
    public Task Files_are_gone_wherever_they_were(string python) =>
        LeavesNothingAsync(python, """
            import os, socket
            def f():
                for folder in ('/tmp', '/dev/shm', '/work', '.'):
                    open(folder + '/.hidden', 'w').write('x')
                    os.mkdir(folder + '/locked')
                    open(folder + '/locked/file', 'w').close()
                    os.symlink('/etc', folder + '/link')
                    os.mkfifo(folder + '/pipe')
                    socket.socket(socket.AF_UNIX).bind(folder + '/socket')
                    open(os.fsencode(folder) + b'/\xff\xfe \n', 'w').close()
                    os.chmod(folder + '/locked', 0)
                os.chmod('.', 0)
                return 1
            """, Outcome.Passed);

    [Theory, EveryPython]
    public Task A_folder_2000_levels_deep_is_gone(string python) =>
        LeavesNothingAsync(python, "import os\ndef f():\n    os.chdir('/tmp')\n    for _ in range(2000):\n        os.mkdir('d')\n        os.chdir('d')\n    return 1\n", Outcome.Passed);

    [Theory, EveryPython]
    public Task Ten_thousand_files_are_gone(string python) =>
        LeavesNothingAsync(python, "def f():\n    for i in range(10000):\n        open('/tmp/%d' % i, 'w').close()\n    return 1\n", Outcome.Passed);

    [Theory, EveryPython]
    public Task A_folder_that_became_a_link_is_gone_with_what_it_leads_to(string python) =>
        LeavesNothingAsync(python, """
            import os
            def f():
                folder = os.getcwd()
                os.rename(folder, '/work/moved')
                open('/dev/shm/candidate.py', 'w').close()
                open('/dev/shm/other', 'w').close()
                os.symlink('/dev/shm', folder)
                return 1
            """, Outcome.Passed);

    [Theory, EveryPython]
    public async Task What_a_stub_writes_when_the_candidate_is_gone_is_gone_as_well(string python)
    {
        const string stub = """
            import os, subprocess, sys, time
            subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'])
            try:
                f()
            except BaseException:
                time.sleep(0.3)
                open('/tmp/late', 'w').close()
                subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'], start_new_session=True)
            """;
        (await sandboxes.RunAsync(python, Trials.Tested("import os\ndef f():\n    os._exit(3)\n", stub), SandboxesFixture.Tight, 1)).ShouldBe(Outcome.EarlyExit);
        (await sandboxes.RunAsync(python, Trials.Tested(LookAround, LooksClean), SandboxesFixture.Tight, 1)).ShouldBe(Outcome.Passed);
    }

    [Theory, EveryPython]
    public Task A_fork_bomb_is_ended(string python) =>
        LeavesNothingAsync(python, """
            import os, time
            def f():
                first = os.getpid()
                end = time.monotonic() + 0.2
                while os.getpid() != first or time.monotonic() < end:
                    try:
                        os.fork()
                    except OSError:
                        pass
                os._exit(0)
            """, Outcome.EarlyExit);

    [Theory, EveryPython]
    public Task Stopped_processes_are_ended(string python) =>
        LeavesNothingAsync(python, "import os, signal, subprocess, sys\ndef f():\n    for _ in range(5):\n        p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'], start_new_session=True)\n        os.kill(p.pid, signal.SIGSTOP)\n    return 1\n", Outcome.Passed);

    [Theory, EveryPython]
    public Task A_process_that_holds_the_pipes_open_is_ended(string python) =>
        LeavesNothingAsync(python, "import os, time\ndef f():\n    if os.fork() == 0:\n        time.sleep(1000)\n    os._exit(0)\n", Outcome.EarlyExit);

    [Theory, EveryPython]
    public async Task What_a_module_was_patched_with_is_gone(string python)
    {
        (await RunAsync(python, "import builtins, sys, math\nbuiltins.open = None\nmath.pi = 3\nsys.modules['json'] = None\nsys.setrecursionlimit(50)\ndef f():\n    return 1\n")).ShouldBe(Outcome.Passed);
        (await RunAsync(python, "import json, math, sys\ndef f():\n    return 1 if open is not None and math.pi > 3.1 and sys.getrecursionlimit() > 500 else 0\n")).ShouldBe(Outcome.Passed);
    }

    private async Task LeavesNothingAsync(string python, string code, Outcome outcome)
    {
        var pool = await PoolAsync(python);
        long faults = pool.Faults;
        (await RunAsync(python, code)).ShouldBe(outcome);
        // The keeper and the judge, and nothing else.
        (await sandboxes.RunAsync(python, Trials.Tested(LookAround, LooksClean), SandboxesFixture.Tight, 1)).ShouldBe(Outcome.Passed);
        pool.Faults.Should().Be(faults, "the sandbox was cleaned, not replaced");
    }

    private Task<SandboxPool> PoolAsync(string python) => sandboxes.PoolAsync(python, SandboxesFixture.Tight, 1);

    private async Task<Verdict> RunAsync(string python, string code) => await (await PoolAsync(python)).RunAsync(Trials.Tested(code, "assert f() == 1"));
}
