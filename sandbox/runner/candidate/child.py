"""Makes a process the candidate's: a fork of the keeper, or an interpreter of its own. Then answering.py goes on.

Until it runs the candidate's code it writes into its notes (notes.py) how far it has got.
"""

import gc
import posix
import sys

import _warnings

from answering import Candidate
from confine import ANSWERS, CALLS, FILE, NOTES, RUNNER, Limits, drop
from notes import UP, tell_phase

_Module = type(sys)


def main(packed):
    """Makes a newly forked child, whose descriptors (confine.OWN) are in place, the candidate's process. Takes its limits, packed. Never returns."""
    status = 70
    try:
        limits = Limits.unpack(packed)
        folder = drop(limits)
        if limits.fresh:
            for fd in (CALLS, ANSWERS, NOTES):
                posix.set_inheritable(fd, True)
            posix.execve(sys.executable, [sys.executable, "-s", RUNNER + "candidate/fresh.py", folder], posix.environ)
        _seed_anew()
        serve(folder)
        status = 0
    except BaseException as error:
        posix.write(2, ("%s: %s, line %s" % (type(error).__name__, error, _where(error))).encode("utf-8", "replace"))
    finally:
        posix._exit(status)


def serve(folder):
    """Runs the candidate in its own folder and answers calls, until the judge closes the wall."""
    _settle(folder)
    candidate = Candidate(folder, CALLS, ANSWERS, NOTES)
    # Said before any of the candidate's code is read: without it the fault is ours.
    tell_phase(NOTES, UP)
    candidate.serve()


def _where(error):
    trace = error.__traceback__
    while trace.tb_next is not None:
        trace = trace.tb_next
    return "%d of %s" % (trace.tb_lineno, trace.tb_frame.f_code.co_filename)


def look_like_a_fresh_interpreter():
    """Takes the runner's modules out of sight and switches warnings on. The keeper does this once, so that no fork has to."""
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(RUNNER):
            del sys.modules[name]
    sys.modules["__main__"] = _Module("__main__")
    # Each kind of warning once for each place: evidence of what the next Python will break.
    _warnings.filters.insert(0, ("default", None, Warning, None, 0))
    if hasattr(_warnings, "_filters_mutated"):
        _warnings._filters_mutated()
    elif hasattr(_warnings, "_filters_mutated_lock_held"):
        _warnings._acquire_lock()
        _warnings._filters_mutated_lock_held()
        _warnings._release_lock()


def _seed_anew():
    """Seeds numpy where it is warm, as its import would. Python's own random does this by itself in a fork."""
    random = sys.modules.get("numpy.random")
    if random is not None:
        random.seed()


def _settle(folder):
    """Sets path, arguments and home as for a script that is started in the folder."""
    sys.argv = [folder + "/" + FILE]
    sys.path.insert(0, folder)
    # What os.environ shows, and what other programs are given: as os.environ itself would set it.
    posix.environ[b"HOME"] = home = folder.encode()
    posix.putenv(b"HOME", home)
    gc.enable()
