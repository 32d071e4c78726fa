using InstructMix.Harness.Tests.Given;

namespace InstructMix.Harness.Tests.Isolation;

/// <summary>What ordinary programs do, and a sandbox must let them do.</summary>
[Collection(WarmSandboxes.Name)]
public sealed class HonestProgramTests(SandboxesFixture sandboxes)
{
    [Theory, EveryPython]
    public async Task A_program_may_print_300_KB(string python)
    {
        var verdict = (await PassesAsync(python, "def f():\n    print('begin')\n    for i in range(3000):\n        print('x' * 99)\n    print('end')\n    return 1\n"));
        verdict.Stdout.Should().StartWith("begin\nxxx").And.EndWith("xxx\nend\n").And.Contain("bytes left out");
        verdict.Stdout!.Length.Should().BeLessThan(8300);
    }

    [Theory, EveryPython]
    public Task A_program_may_use_threads(string python) =>
        PassesAsync(python, "import threading\nfrom concurrent.futures import ThreadPoolExecutor\ndef f():\n    out = []\n    ts = [threading.Thread(target=out.append, args=(i,)) for i in range(8)]\n    for t in ts: t.start()\n    for t in ts: t.join()\n    with ThreadPoolExecutor(4) as pool:\n        out += list(pool.map(lambda x: x * x, range(4)))\n    return 1 if len(out) == 12 else out\n");

    [Theory, EveryPython]
    public Task A_program_may_start_its_own_interpreter(string python) =>
        PassesAsync(python, "import subprocess, sys\ndef f():\n    return int(subprocess.run([sys.executable, '-c', 'print(1)'], capture_output=True, text=True, check=True).stdout)\n");

    [Theory, EveryPython]
    public Task A_program_may_start_Python_by_its_name(string python) =>
        PassesAsync(python, "import subprocess, sys\ndef f():\n    asked = [subprocess.run([name, '-c', 'import sys; print(sys.version)'], capture_output=True, text=True, check=True).stdout.strip() for name in ('python', 'python3')]\n    return 1 if asked == [sys.version] * 2 else asked\n");

    [Theory, EveryPython]
    public Task A_program_may_ask_for_time_zones(string python) =>
        PassesAsync(python, "from datetime import datetime\nfrom zoneinfo import ZoneInfo, available_timezones\ndef f():\n    hours = [datetime(2024, 7, 1, tzinfo=ZoneInfo(z)).utcoffset().total_seconds() / 3600 for z in ('America/New_York', 'Asia/Kolkata', 'UTC')]\n    assert hours == [-4, 5.5, 0] and 'Europe/Paris' in available_timezones()\n    return 1\n");

    [Theory, EveryPython]
    public async Task An_image_of_ours_has_time_zones_under_their_older_names_too(string python)
    {
        if ((await sandboxes.OptionsAsync(python)).Names) return; // a registry's image, which has its Debian's
        await PassesAsync(python, "from datetime import datetime\nfrom zoneinfo import ZoneInfo\ndef f():\n    return 1 if datetime(2024, 7, 1, tzinfo=ZoneInfo('US/Pacific')).tzname() == 'PDT' else 0\n");
    }

    [Theory, EveryPython]
    public Task A_program_may_ask_for_services_and_protocols_by_name(string python) =>
        PassesAsync(python, "import socket\ndef f():\n    assert socket.getservbyname('https') == 443 and socket.getservbyport(80) == 'http'\n    return 1 if socket.getprotobyname('tcp') == 6 else 0\n");

    [Theory, EveryPython]
    public Task A_program_may_use_temporary_files(string python) =>
        PassesAsync(python, "import tempfile, os, pathlib\ndef f():\n    with tempfile.TemporaryDirectory() as d:\n        p = pathlib.Path(d) / 'a' / 'b'\n        p.mkdir(parents=True)\n        (p / 'x.txt').write_text('1')\n        with tempfile.NamedTemporaryFile('w+') as t:\n            t.write('1')\n            t.flush()\n            assert os.path.getsize(t.name) == 1\n        open('here.txt', 'w').write('1')\n        return int((p / 'x.txt').read_text())\n");

    [Theory, EveryPython]
    public Task A_program_may_recurse_to_900(string python) =>
        PassesAsync(python, "def down(n):\n    return 1 if n == 0 else down(n - 1)\ndef f():\n    return down(900)\n");

    [Theory, EveryPython]
    public async Task A_recursion_without_end_is_an_error_and_no_crash(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("def f(n):\n    return f(n + 1)\n", "assert f(1) == 1"))).ShouldBe(Outcome.Error).ByThe("candidate", "RecursionError");

    [Theory, EveryPython]
    public Task A_program_may_use_a_pool_of_processes(string python) =>
        PassesAsync(python, "import multiprocessing\ndef square(x):\n    return x * x\ndef f():\n    with multiprocessing.Pool(2) as pool:\n        return sum(pool.map(square, range(2)))\n");

    [Theory, EveryPython]
    public Task A_program_may_read_its_own_source(string python) =>
        PassesAsync(python, "import inspect, os, sys\ndef g():\n    return 'marker'\ndef f():\n    assert 'marker' in inspect.getsource(g)\n    assert 'marker' in open(__file__).read()\n    return 1\n");

    [Theory, EveryPython]
    public Task A_program_may_pickle_and_copy_its_own_objects(string python) =>
        PassesAsync(python, "import pickle, copy\nclass C:\n    def __init__(self, n):\n        self.n = n\ndef f():\n    c = pickle.loads(pickle.dumps(C(1)))\n    assert copy.deepcopy(c).n == 1\n    return c.n\n");

    [Theory, EveryPython]
    public Task A_program_may_define_data_classes_with_hints_of_its_own_types(string python) =>
        PassesAsync(python, "from __future__ import annotations\nfrom dataclasses import dataclass\nfrom typing import Optional, get_type_hints\n@dataclass\nclass N:\n    v: int\n    next: Optional[N] = None\ndef f():\n    assert 'next' in get_type_hints(N)\n    return N(1).v\n");

    [Theory, EveryPython]
    public Task A_main_block_is_not_run(string python) =>
        PassesAsync(python, "def f():\n    return 1\nif __name__ == '__main__':\n    print(f(), input())\n");

    [Theory, EveryPython]
    public Task A_program_may_log_and_warn(string python) =>
        PassesAsync(python, "import logging, warnings\nlogging.basicConfig(level=logging.INFO)\ndef f():\n    logging.info('hello')\n    warnings.warn('soon', DeprecationWarning)\n    return 1\n");

    [Theory, EveryPython]
    public async Task Warnings_are_kept_with_their_line(string python) =>
        (await PassesAsync(python, "import warnings\ndef f():\n    warnings.warn('soon gone', DeprecationWarning)\n    return 1\nx = '\\d'\n"))
            .Warnings.Should().Contain(new Warning("DeprecationWarning", "soon gone", 3)).And.Contain(w => w.Message.Contains("invalid escape sequence") && w.Line == 5);

    [Theory, EveryPython]
    public Task A_program_may_run_its_own_event_loop(string python) =>
        PassesAsync(python, "import asyncio\nasync def g():\n    await asyncio.sleep(0.001)\n    return 1\nasync def both():\n    return (await asyncio.gather(g(), g()))[0]\ndef f():\n    return asyncio.run(both())\n");

    [Theory, EveryPython]
    public async Task A_coroutine_may_be_run_by_the_stub(string python) =>
        (await sandboxes.RunAsync(python, Trials.Tested("import asyncio\nasync def f(x):\n    await asyncio.sleep(0)\n    if x < 0:\n        raise ValueError('negative')\n    return x + 1\n", """
            import asyncio
            assert asyncio.run(f(1)) == 2
            async def main():
                a, b = await f(1), await f(2)
                assert await f(5) == 6
                return a + b
            assert asyncio.run(main()) == 5
            assert asyncio.get_event_loop_policy().new_event_loop().run_until_complete(f(3)) == 4
            try:
                asyncio.run(f(-1))
                assert False
            except ValueError as e:
                assert str(e) == 'negative'
            """))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);

    [Theory, EveryPython]
    public async Task A_set_is_in_the_same_order_every_time(string python)
    {
        var trial = Trials.Tested("def f():\n    print(list({'a', 'b', 'c', 'd', 'e', 'f'}))\n    return 1\n", "assert f() == 1");
        var first = (await sandboxes.RunAsync(python, trial)).ShouldBe(Outcome.Passed);
        (await sandboxes.RunAsync(python, trial)).Stdout.Should().Be(first.Stdout);
    }

    [Theory, EveryPython]
    public Task A_program_meets_an_interpreter_without_imports_of_ours(string python) =>
        PassesAsync(python, "import sys\nextra = sorted({'json', 'ast', 'doctest', 'frames', 'confine', 'keeper', 'child', 'wall', 'trial', 'socket', 'subprocess', 'unittest'} & set(sys.modules))\ndef f():\n    return extra or 1\n");

    private async Task<Verdict> PassesAsync(string python, string code) =>
        (await sandboxes.RunAsync(python, Trials.Tested(code, "assert f() == 1"))).ShouldBe(Outcome.Passed, Level.Tested).Judged(Judge.Outside);
}
