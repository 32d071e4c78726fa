using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Isolation;

/// <summary>What a candidate can reach: nothing. Each asks from inside.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class WallTests(SandboxesFixture sandboxes)
{
    [Theory, EveryPython]
    public Task It_is_not_root_and_holds_no_capability(string python) =>
        GivesAsync(python, """
            def f():
                import os
                status = dict(line.split(":\t", 1) for line in open('/proc/self/status').read().splitlines() if ":\t" in line)
                caps = [status[n] for n in ('CapInh', 'CapPrm', 'CapEff', 'CapAmb')]
                return [set(os.getresuid()) == {os.getuid()} and os.getuid() >= 20000, set(os.getresgid()) == {os.getgid()} and os.getgid() >= 20000,
                        os.getgroups(), {int(c, 16) for c in caps}, status['NoNewPrivs'], status['Seccomp']]
            """, "[True, True, [], {0}, '1', '2']");

    [Theory, EveryPython]
    public Task It_cannot_become_anybody_else(string python) =>
        GivesAsync(python, """
            def f():
                import os
                said = []
                for change in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.setresuid(0, 0, 0), lambda: os.chroot('/'), lambda: os.nice(-5)):
                    try:
                        change()
                        said.append('done')
                    except PermissionError:
                        said.append('refused')
                return set(said)
            """, "{'refused'}");

    [Theory, EveryPython]
    public Task Mounts_namespaces_tracing_and_the_like_are_refused(string python) =>
        GivesAsync(python, """
            def f():
                import ctypes, platform
                libc = ctypes.CDLL(None, use_errno=True)
                numbers = {'x86_64': dict(ptrace=101, mount=165, umount2=166, unshare=272, setns=308, bpf=321, userfaultfd=323, keyctl=250, io_uring_setup=425, perf_event_open=298, process_vm_readv=310, pivot_root=155, reboot=169, init_module=175, open_by_handle_at=304, add_key=248, kexec_load=246, syslog=103),
                           'aarch64': dict(ptrace=117, mount=40, umount2=39, unshare=97, setns=268, bpf=280, userfaultfd=282, keyctl=219, io_uring_setup=425, perf_event_open=241, process_vm_readv=270, pivot_root=41, reboot=142, init_module=105, open_by_handle_at=265, add_key=217, kexec_load=104, syslog=116)}
                done = []
                for name, number in numbers[platform.machine()].items():
                    ctypes.set_errno(0)
                    if libc.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != 1:
                        done.append((name, ctypes.get_errno()))
                # clone(CLONE_NEWUSER): a namespace of its own would be a root of its own.
                if libc.unshare(0x10000000) != -1:
                    done.append('unshare')
                return done
            """, "[]");

    [Theory, EveryPython]
    public Task There_is_no_network_but_itself(string python) =>
        GivesAsync(python, """
            def f():
                import socket, time
                started = time.monotonic()
                said = []
                for address in (('1.1.1.1', 53), ('172.17.0.1', 80), ('169.254.169.254', 80)):
                    try:
                        socket.create_connection(address, timeout=5)
                        said.append('connected')
                    except OSError as e:
                        said.append(e.errno)
                names = [n for _, n in socket.if_nameindex()]
                return [said, names, time.monotonic() - started < 1]
            """, "[[101, 101, 101], ['lo'], True]");

    [Theory, EveryPython]
    public Task Nothing_outside_its_own_places_can_be_written(string python) =>
        GivesAsync(python, """
            def f():
                import os
                written = []
                for folder in ('/', '/etc', '/usr/lib', '/opt/instructmix/runner', '/root', '/var', '/home', '/proc', '/sys', '/dev', '/run', '/sys/fs/cgroup'):
                    try:
                        open(folder + '/mine', 'w').close()
                        written.append(folder)
                    except OSError:
                        pass
                for file in ('/etc/passwd', '/proc/1/mem', '/proc/1/environ', '/proc/sysrq-trigger', '/proc/sys/kernel/core_pattern', '/opt/instructmix/runner/judge/judge.py'):
                    try:
                        open(file, 'r+b').close()
                        written.append(file)
                    except OSError:
                        pass
                return written
            """, "[]");

    [Theory, EveryPython]
    public Task The_runner_and_its_judge_can_be_neither_read_nor_signalled(string python) =>
        GivesAsync(python, """
            def f():
                import os, signal
                reached = []
                for pid in map(int, filter(str.isdigit, os.listdir('/proc'))):
                    if pid == os.getpid():
                        continue
                    for name in ('mem', 'environ', 'maps', 'fd'):
                        try:
                            path = '/proc/%d/%s' % (pid, name)
                            os.listdir(path) if name == 'fd' else open(path, 'rb').read(1)
                            reached.append(path)
                        except OSError:
                            pass
                    try:
                        os.kill(pid, signal.SIGTERM)
                        reached.append(pid)
                    except PermissionError:
                        pass
                return reached
            """, "[]");

    [Theory, EveryPython]
    public Task It_holds_no_descriptor_but_its_pipes(string python) =>
        GivesAsync(python, """
            def f():
                import os, stat
                kinds = {}
                for n in range(64):
                    try:
                        mode = os.fstat(n).st_mode
                        kinds[n] = 'pipe' if stat.S_ISFIFO(mode) else 'device' if stat.S_ISCHR(mode) else 'other'
                    except OSError:
                        pass
                return kinds
            """, "{0: 'device', 1: 'pipe', 2: 'pipe', 3: 'pipe', 4: 'pipe'}");

    [Theory, EveryPython]
    public Task The_stub_is_nowhere_in_its_memory(string python) =>
        GivesAsync(python, """
            def f():
                import gc, sys
                needle = ''.join(('4711', 'secret'))
                found = []
                for o in gc.get_objects():
                    for text in gc.get_referents(o):
                        if type(text) is str and text is not needle and needle in text:
                            found.append(text)
                frame = sys._getframe()
                while frame is not None:
                    found += [n for n, v in frame.f_locals.items() if type(v) is str and v is not needle and needle in v]
                    frame = frame.f_back
                try:
                    open('/proc/self/mem', 'rb')
                    found.append('mem')
                except PermissionError:
                    pass
                return found
            """, "[] and '4711secret'");

    [Theory, EveryPython]
    public Task Its_environment_tells_nothing_of_the_machine(string python) =>
        GivesAsync(python, "def f():\n    import os, socket\n    return [sorted(os.environ), socket.gethostname()]\n",
            "[['HOME', 'HOSTNAME', 'LANG', 'PATH', 'PYTHONDONTWRITEBYTECODE', 'PYTHONHASHSEED'], 'sandbox']");

    [Theory, EveryPython]
    public Task Programs_that_it_starts_have_its_outputs_and_no_end_of_the_wall(string python) =>
        GivesAsync(python, """
            def f():
                import subprocess, sys
                look = 'import os; print([n for n in range(64) if os.path.exists("/proc/self/fd/%d" % n)])'
                return subprocess.run([sys.executable, '-c', look], close_fds=False, stdout=subprocess.PIPE).stdout.decode().strip()
            """, "'[0, 1, 2]'");

    [Theory, EveryPython]
    public Task Its_home_is_its_folder_for_programs_that_it_starts_as_well(string python) =>
        GivesAsync(python, """
            def f():
                import os, subprocess
                told = subprocess.run(['sh', '-c', 'echo $HOME'], stdout=subprocess.PIPE).stdout.decode().strip()
                return {os.getcwd()} == {os.environ['HOME'], os.path.expanduser('~'), told}
            """, "True");

    [Theory, EveryPython]
    public Task It_goes_first_where_memory_runs_out_and_the_keeper_does_not(string python) =>
        GivesAsync(python, """
            def f():
                import subprocess
                own = open('/proc/self/oom_score_adj').read().strip()
                started = subprocess.run(['cat', '/proc/self/oom_score_adj'], stdout=subprocess.PIPE).stdout.decode().strip()
                return [own, started, int(open('/proc/1/oom_score_adj').read()) < 1000]
            """, "['1000', '1000', True]");

    private async Task GivesAsync(string python, string code, string expected) =>
        (await sandboxes.RunAsync(python, Trials.Tested(code, $"assert f() == ({expected})"))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);
}
