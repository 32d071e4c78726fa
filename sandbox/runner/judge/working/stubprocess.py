"""A stub's own process, for stubs that are more than plain assertions: it talks to the candidate's while the judge looks on."""

import os
import signal

import reports
from execute import Result
from endings import CannotCarry, Forged, Gone
from workshop import Unsaid

ENDED = "ended"  # it came to its end without having said all


class StubProcess:
    """One piece of work in a process of its own (work.py), which takes over a channel."""

    def __init__(self, workshop, channel, limits, memory, wall_seconds):
        self._workshop = workshop
        self._channel = channel
        self._limits = limits
        self._memory = memory
        self._wall_seconds = wall_seconds

    def run(self, kind, given, take=None):
        """Does the work. Gives the process's last report, with `result` checked: a Result or None. Reports before it go to `take`, which gives a
        Result where no more are needed. Raises the endings (endings.py) and Broken."""
        channel = self._channel
        channel.leave_answers()
        worker = self._workshop.begin(kind, dict(given, kind=kind), self._limits, channel.calls, channel.answers)
        said, malformed = None, None
        try:
            said = self._hear(worker, take)
        except (Unsaid, reports.NoReport) as error:
            malformed = error
        except Gone:
            pass  # where its time has run out, whose fault that is comes out below
        finally:
            status, used = worker.end()
        if malformed is not None:
            raise Forged(str(malformed))
        return self._ended(status, used) if said is None else self._checked(said)

    def _hear(self, worker, take):
        while True:
            said = worker.hear(self._channel.watch, reports.MOST if take is None else reports.MOST_WITH_SOURCE)
            if said is None or take is None or not ("found" in said or "at" in said):
                return said
            result = take(said)
            if result is not None:
                return {"ready": result}

    def _checked(self, said):
        if "ready" in said:
            return {"result": said["ready"]}
        if "gone" in said:
            self._channel.await_end()
            raise Gone
        for name, kind in (("forged", Forged), ("cannot_carry", CannotCarry)):
            if name in said:
                raise kind(said[name] if type(said[name]) is str else "nothing")
        try:
            return {"result": reports.checked(said), "calls": reports.calls(said), "smoked": said.get("smoked") is True,
                    "kind": said.get("kind")}
        except reports.NoReport as error:
            raise Forged(str(error)) from None

    def _ended(self, status, used):
        channel = self._channel
        if channel.cause is None and channel.end is None:
            return {"result": Result(**self._by_status(status)), "how": ENDED}
        if channel.cause == "timeout" and max(used, self._workshop.quiet.seconds()) > 0.5 * self._wall_seconds:
            return {"result": Result(outcome="timeout", where="stub", detail="the stub itself used up the time"), "how": ENDED}
        raise Gone

    def _by_status(self, status):
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU:
                return {"outcome": "timeout", "where": "stub", "detail": "the stub itself used up the time"}
            if self._memory.ran_out():
                return {"outcome": "memory_limit", "where": "stub", "detail": "the stub itself used up the memory"}
            return {"outcome": "crashed", "where": "stub", "detail": "the stub's process was ended by %s" % signal_name(number)}
        return {"outcome": "error", "where": "stub", "detail": "the stub ended its own process with status %d" % os.WEXITSTATUS(status)}


def signal_name(number):
    """The name of a signal, such as SIGSEGV."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return "signal %d" % number
