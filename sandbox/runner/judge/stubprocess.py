"""A stub's own process, for stubs that are more than plain assertions: it talks to the candidate's while the judge looks on."""

import os
import signal

import confine
import frames
from channel import Pipes
from endings import CannotCarry, Forged, Gone, Refused
from execute import Result
from quiet import Quiet

_REPORT = confine.NOTES  # a stub has none, and confine.drop closes what is beyond
_SCORE = 200  # out of the way, and low enough where an engine allows few; closed with all others


class StubProcess:
    """A fork of the judge, with a user and limits of its own, that takes over a channel."""

    def __init__(self, channel, remote, limits, memory):
        self._channel = channel
        self._remote = remote
        self._limits = limits
        self._memory = memory

    def run(self, work, capture, wall_seconds):
        """Do the stub's work there; `capture` is called with what the candidate prints. Gives (Result, calls answered). Raises the BaseExceptions of remote.py."""
        channel = self._channel
        channel.leave_answers()
        report_r, report_w = os.pipe()
        quiet = Quiet()
        pid = os.fork()
        if pid == 0:
            self._work(work, capture, quiet, report_w)
        os.close(report_w)
        try:
            said = frames.read(report_r) if channel.watch(report_r) else None
        except (frames.FrameError, Gone):
            said = None  # where its time has run out, whose fault that is comes out below
        finally:
            os.close(report_r)
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            _, status, usage = os.wait4(pid, 0)
        if said is None:
            if channel.cause is None and channel.end is None:
                return Result(**self._ended(status)), 0
            if channel.cause == "timeout" and max(usage.ru_utime + usage.ru_stime, quiet.seconds()) > 0.5 * wall_seconds:
                return Result(outcome="timeout", where="stub", detail="the stub itself used up the time"), 0
            raise Gone
        if "gone" in said:
            channel.await_end()
            raise Gone
        if "forged" in said:
            raise Forged(said["forged"])
        if "cannot_carry" in said:
            raise CannotCarry(said["cannot_carry"])
        return Result(said["result"]), said["calls"]

    def _ended(self, status):
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return {"outcome": "timeout", "where": "stub", "detail": "the stub itself used up the time"}
            if self._memory.ran_out():
                return {"outcome": "memory_limit", "where": "stub", "detail": "the stub itself used up the memory"}
            return {"outcome": "crashed", "where": "stub", "detail": "the stub's process was ended by %s" % signal_name(number)}
        return {"outcome": "error", "where": "stub", "detail": "the stub ended its own process with status %d" % os.WEXITSTATUS(status)}

    def _work(self, work, capture, quiet, report):
        status = 70
        try:
            confine.Expendable(_SCORE).begin()
            null = os.open("/dev/null", os.O_RDWR)
            _place([null, null, null, self._channel.calls, self._channel.answers, report])
            work.folder = confine.drop(self._limits)
            self._remote.use(Pipes(confine.CALLS, confine.ANSWERS), capture, quiet)
            try:
                said = {"result": dict(work()), "calls": self._remote.calls}
                if self._remote.end is not None:
                    raise self._remote.end
            except Gone:
                said = {"gone": True}
            except Forged as error:
                said = {"forged": str(error)}
            except CannotCarry as error:
                said = {"cannot_carry": str(error)}
            except Refused as error:
                said = {"result": error.fields(), "calls": self._remote.calls}
            except MemoryError:
                said = {"result": {"outcome": "memory_limit", "where": "stub", "detail": "the stub itself used up the memory"}, "calls": 0}
            frames.write(_REPORT, said)
            status = 0
        finally:
            os._exit(status)


def _place(wanted):
    """Make `wanted[i]` descriptor i."""
    # First out of the way of the numbers that are about to be taken.
    for number, fd in enumerate([_above(fd, len(wanted)) for fd in wanted]):
        os.dup2(fd, number, inheritable=number < 3)


def _above(fd, floor):
    made = []
    while fd < floor:
        fd = os.dup(fd)
        made.append(fd)
    return fd


def signal_name(number):
    """The name of a signal, such as SIGSEGV."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return "signal %d" % number
