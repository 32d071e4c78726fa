"""Imports a heavy module in process 1 (`--warm`), so that every candidate finds it there instead of importing it anew.

A module is refused where a fork of it differs from an import: where the import starts threads or processes, leaves files open, prints, or
warns its importer. Warnings at lines of the module itself are accepted: no verdict holds them.
"""

import posix
import sys

import keeper

# Numerical libraries start their threads when they are loaded, one for each processor; a fork would have none of them.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_MOST = 65536


def preload(name, judge_pid):
    """Imports a module. Gives None, or the reason why it cannot be warm."""
    # The coordinator's orders and verdicts are there: an import must neither read nor write among them.
    kept = [posix.dup(fd) for fd in (0, 1, 2)]
    out, err = (posix.open("/work/." + name, posix.O_RDWR | posix.O_CREAT | posix.O_TRUNC, 0o600) for name in ("out", "err"))
    null = posix.open("/dev/null", posix.O_RDONLY)
    opened = len(posix.listdir("/proc/self/fd"))
    for fd, number in ((null, 0), (out, 1), (err, 2)):
        posix.dup2(fd, number)
    try:
        why = _import(name)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        printed = posix.pread(out, _MOST, 0).decode("utf-8", "replace").strip()
        warned = [line for line in posix.pread(err, _MOST, 0).decode("utf-8", "replace").splitlines() if line.startswith(__file__)]
        left = len(posix.listdir("/proc/self/fd")) - opened
    finally:
        for number, fd in enumerate(kept):
            posix.dup2(fd, number)
        for fd in kept + [out, err, null]:
            posix.close(fd)
    threads = len(posix.listdir("/proc/self/task"))
    if why:
        return why
    if threads > 1:
        return "its import starts threads, and a fork would have none of them"
    if keeper.has_others(judge_pid):
        return "its import starts processes, which no candidate would have"
    if left > 0:
        return "its import leaves files or connections open, which no candidate would have"
    if printed:
        return "its import prints what no candidate would print: " + printed.splitlines()[0][:200]
    if warned:
        return "its import warns, and no candidate would be warned: " + warned[0].partition(" ")[2][:200]
    return None


def _import(name):
    # Part of every interpreter that has started, so this is no import that a candidate could see.
    import os

    before = {key: os.environ.get(key) for key in _THREADS}
    try:
        os.environ.update((key, "1") for key in _THREADS)
        __import__(name)
        return None
    except BaseException as error:
        return "%s: %s" % (type(error).__name__, str(error)[:500])
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key, None)
            else:
                os.environ[key] = value
