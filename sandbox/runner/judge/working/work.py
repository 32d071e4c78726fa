"""What a process that is forked from the template does: one piece of work for one trial, as a user of its own, within limits.

It writes reports to a pipe, in frames. A candidate's docstrings run here and could write there too. So the judge checks each report
(reports.py), and compares itself what examples give with what they show (showing.py).
"""

import binascii
import marshal
import os
import warnings

import confine
import each
import execute
import frames
import given as tests
import hollow
import pytesting
import quiet
import smoke
from endings import CannotCarry, Forged, Gone, Refused
from plainpipes import Pipes
from remote import Remote
from reports import fitted, fitted_example
from standins import StandIns

_PASSED_ON = confine.NOTES  # where the report's descriptor is placed: there are no notes here, and confine.drop closes what is beyond
_USED_UP = {"outcome": "memory_limit", "where": "stub", "detail": "the stub itself used up the memory"}


def prepare(kind):
    """Loads the modules that a kind of work needs, before the fork. That saves the time in each process; nothing of a trial is known yet."""
    if kind == "examples":
        import doctests  # noqa: F401
    elif kind == "pytest":
        pytesting.load()  # half a second, once for all stubs that need it


def main(packed, fds):
    """Does the work in a newly forked process. Never returns."""
    status = 70
    try:
        report, order, shared = fds[:3]
        calls, answers = fds[3:] if len(fds) > 3 else (report, report)
        with open(order, "rb", closefd=False) as file:
            given = marshal.load(file)
        # Its own descriptor of it is closed with the others.
        silence = quiet.Quiet(shared)
        null = os.open("/dev/null", os.O_RDWR)
        _place([null, null, null, calls, answers, report])
        limits = confine.Limits.unpack(packed)
        given["folder"] = confine.drop(limits)
        # Where nothing is found by chance that looks for what a candidate's process has.
        given["report"] = report = os.dup2(_PASSED_ON, limits.descriptors - 1, inheritable=False)
        os.close(_PASSED_ON)
        frames.write(report, _done(_KINDS[given["kind"]], given, silence))
        status = 0
    finally:
        os._exit(status)


def _done(work, given, silence):
    """Does the work. Gives the final report."""
    remote = None
    try:
        if given.get("wall") is not None:
            remote = Remote(Pipes(confine.CALLS, confine.ANSWERS), StandIns, given["wall"])
            remote.use(silence)
            remote.stand_ins.mentions = given["mentions"]
        said = work(given, remote)
        if remote is not None and remote.end is not None:
            raise remote.end
        return fitted(said, 0 if remote is None else remote.calls)
    except Gone:
        return {"gone": True}
    except Forged as error:
        return {"forged": str(error)[:1000]}
    except CannotCarry as error:
        return {"cannot_carry": str(error)[:1000]}
    except Refused as error:
        return fitted({"result": error.fields()}, remote.calls)
    except MemoryError:
        return fitted({"result": _USED_UP}, 0)


def _stub(given, remote):
    return {"result": tests.done(given, remote, given["folder"])}


def _each(given, remote):
    report = given["report"]
    return {"result": each.in_process(
        given["tests"], remote, lambda needed, remote: tests.done(needed, remote, given["folder"]),
        lambda number, letter: frames.write(report, {"at": number, "letter": letter}))}


def _examples(given, remote):
    """Runs the docstrings' examples, or smoke calls where there are no examples and the order allows it."""
    import doctests  # there already, see prepare

    found = doctests.find(given["source"])
    if type(found) is str:
        return {"kind": "doctest", "result": execute.Result(outcome="error", where="candidate", detail=found)}
    shown = doctests.shown(found)
    if not any(example.get("run") for example in shown) and given["smoke"]:
        return _smoke(given, remote)
    if not found:
        return {"result": None}
    threads = doctests.threads(found)
    frames.write(given["report"], {"found": shown, "inside": threads})
    if not (given["inside"] or threads):
        remote.capture = _print
        space = {"__name__": "__main__"}
        for name in sorted(n for n in doctests.names(found) & set(given["names"]) if n[:2] != "__"):
            space[name] = remote.named(name, given["names"][name])
        doctests.run(found, space, remote.ENDINGS, lambda said: frames.write(given["report"], fitted_example(said)))
    return {"kind": "doctest", "result": execute.Result(outcome="passed")}


def _smoke(given, remote):
    result, returned = smoke.run(given["source"], remote, given["names"])
    if not returned:
        # A module that ended its process, or that still runs in it, does not answer.
        remote.ask("ping")
    return {"kind": "smoke", "result": result, "smoked": returned}


def _hollow(given, remote):
    try:
        return {"source": hollow.make(given["source"], given["hollow"])}
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return {"result": execute.Result(outcome="error", where="stub", detail="no hollow version can be made: %s" % error)}


def _bytecode(given, remote):
    """The code of modules. Whoever imports one of those that do not compile, or not without a warning, compiles it himself."""
    made = {}
    for name, text in given["files"].items():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                code = compile(text.encode("utf-8"), name, "exec", dont_inherit=True)
        except Exception:
            continue
        made[name] = binascii.b2a_base64(marshal.dumps(code), newline=False).decode("ascii")
    return {"code": made}


_KINDS = {"stub": _stub, "pytest": _stub, "each": _each, "examples": _examples, "smoke": _smoke, "hollow": _hollow, "bytecode": _bytecode}


def _print(text):
    import sys

    sys.stdout.write(text)


def _place(wanted):
    """Moves the descriptors so that `wanted[i]` has number i."""
    # First out of the way of the numbers that are about to be taken.
    for number, fd in enumerate([_above(fd, len(wanted)) for fd in wanted]):
        os.dup2(fd, number, inheritable=number < 3)


def _above(fd, floor):
    made = []
    while fd < floor:
        fd = os.dup(fd)
        made.append(fd)
    return fd
