"""Imports a heavy module in process 1 (`--warm`), so that every candidate finds it there instead of importing it anew.

What a fork cannot hand on as an import of its own would have made it is refused: threads, processes, open files, words to the user.
"""

import posix
import sys

import keeper

# Numerical libraries start their threads when they are loaded, one for each processor; a fork would have none of them.
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
_SAID = "/work/.said"
_MOST = 2000


def preload(name, judge_pid):
    """Import a module. None where that went well, or why it cannot be had warm."""
    # The coordinator's orders and verdicts are there: an import must neither read nor write among them.
    kept = [posix.dup(fd) for fd in (0, 1, 2)]
    said = posix.open(_SAID, posix.O_RDWR | posix.O_CREAT | posix.O_TRUNC, 0o600)
    null = posix.open("/dev/null", posix.O_RDONLY)
    opened = len(posix.listdir("/proc/self/fd"))
    for fd, number in ((null, 0), (said, 1), (said, 2)):
        posix.dup2(fd, number)
    try:
        why = _import(name)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        text = posix.pread(said, _MOST, 0).decode("utf-8", "replace").strip()
        left = len(posix.listdir("/proc/self/fd")) - opened
    finally:
        for number, fd in enumerate(kept):
            posix.dup2(fd, number)
        for fd in kept + [said, null]:
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
    if text:
        return "its import writes something that no candidate would show: " + text.splitlines()[-1][:200]
    # The next trial's end would take away what was written, and the first candidate is to find no more than the others.
    return None if keeper.wipe() else "its import leaves files that cannot be removed"


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
