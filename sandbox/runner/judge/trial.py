"""One trial: makes the candidate's process, exercises it, and makes the verdict."""

import os
import time

import bounds
import confine
import each
import files as beside
import imports
import names
import notes
import page
import reports
import stubs
from channel import Channel
from ending import Ending, surprised
from endings import CannotCarry, Forged, Gone, Heavy, Refused
from execute import Result
from exercise import Exercise
from messages import FAULT, VERDICT
from processor import Processor
from remote import Remote
from standing import own_modules
from standins import StandIns
from workshop import Broken


class Trial:
    """Runs one order of the coordinator's (docs/protocol.md) and makes its verdict."""

    def __init__(self, order, uid, keeping, workshop, memory, idle_watch, bytecode):
        self._page = page.Page(order) if order["stub"]["kind"] == "page" else None
        self._each = each.Each(order) if order["stub"]["kind"] == "each" else None
        self._order = self._page.widen(order) if self._page else order
        self._uid = uid
        self._keeping = keeping
        self._workshop = workshop
        self._memory = memory
        self._idle_watch = idle_watch
        self._bytecode = bytecode
        self._stub_order = order["stub"]
        # A file may begin with a byte order mark; for compile() and ast.parse() that is a syntax error.
        self._source = order["code"][1:] if order["code"].startswith("\ufeff") else order["code"]
        self._hollow = order.get("hollow")
        self._stub = None
        self._channel = None
        self._exercise = None

    def run(self):
        """The verdict, as a message for the coordinator."""
        started = time.monotonic()
        self._memory.mark()
        if self._hollow:
            unmade = self._make_hollow()
            if unmade is not None:
                return unmade
        if self._page:
            self._page.compile(lambda files, modules: self._bytecode.of(files, modules, self._order, self._uid + 1))
        exercise = self._exercise = Exercise(self._order, self._page, self._each, self._uid, self._source, self._keeping, self._workshop, self._memory)
        verdict = self._attempt()
        if self._each:
            while self._each.goes_on(verdict):
                verdict = self._attempt()
            self._each.tell(verdict)
        if verdict.pop("heavy", False):
            # Once more, with the stub in a process that can be ended.
            exercise.heavy = True
            verdict = self._attempt()
        if verdict.pop("cannot_carry", False):
            if exercise.judge == "outside":
                verdict = {**verdict, "outcome": "error", "where": "stub",
                           "detail": "cannot be judged outside the candidate's process: %s" % verdict["detail"]}
            else:
                exercise.judge = "inside"
                verdict = self._attempt()
                verdict.pop("cannot_carry", None)
        if self._page:
            self._page.tell(verdict)
        verdict["wall_seconds"] = round(time.monotonic() - started, 6)
        return verdict

    def _attempt(self):
        exercise = self._exercise
        exercise.begin()
        soiled = False
        try:
            self._channel = self._spawn()
        except OSError as error:
            return {"type": FAULT, "detail": "no process could be made: %s" % error}
        try:
            remote = Remote(self._channel, StandIns)
            # The process finds it when it is up, and the stub is read meanwhile.
            remote.order(self._source, exercise.kind == "compile", exercise.kind in ("tests", "each") and exercise.judge != "inside",
                         *self._beside())
            if exercise.kind == "tests" and self._stub is None:
                self._stub = self._read_stub()
            result = exercise.run(self._channel, remote, self._stub)
        except Gone:
            result = None
        except Forged as error:
            result = Result(outcome="error", where="candidate", detail="the candidate's process wrote %s where its answers go" % error)
        except CannotCarry as error:
            result = Result(cannot_carry=True, detail=str(error))
        except Refused as error:
            result = Result(error.fields())
        except Heavy:
            result = Result(heavy=True)
        except BaseException as error:
            soiled = getattr(error, "told", None) is None
            if soiled and isinstance(error, (Broken, OSError)):
                self._channel.finish()
                raise
            result = surprised(error)
        end = self._channel.finish()
        if end is None:
            return {"type": FAULT, "detail": "the candidate's process could not be ended"}
        if self._keeping.phase() < notes.READ:
            return {"type": FAULT, "detail": "the candidate's process ended before it had read any code: %s" % self._channel.err.text()}
        if soiled:
            end = (*end[:-1], False)
        ending = Ending(self._order, self._memory, self._channel, exercise.phase)
        try:
            return ending.verdict(result, end, exercise.level, exercise.judged, exercise.kind)
        except Exception as error:
            return ending.verdict(surprised(error), (*end[:-1], False), exercise.level, exercise.judged, exercise.kind)

    def _spawn(self):
        limits = confine.Limits.of(self._order, self._uid, self._order.get("fresh", False))
        pipes = [os.pipe() for _ in range(4)]
        (calls_r, calls_w), (answers_r, answers_w), (out_r, out_w), (err_r, err_w) = pipes
        self._keeping.spawn(limits, (out_w, err_w, calls_r, answers_w))
        order = self._order
        return Channel(self._keeping, calls_w, answers_r, out_r, err_r, time.monotonic() + order["wall_seconds"], order.get("late_seconds", 0),
                       order["output_bytes"], self._idle_watch, self._memory, Processor(self._keeping, order["cpu_seconds"] * order.get("over", 1)))

    def _beside(self):
        """The name that the stub has for the candidate's module, and the files that lie beside both."""
        files = self._stub_order.get("files")
        if files and beside.wrong(files):
            return None, None
        if self._stub_order["kind"] != "tests":
            return None, files
        return names.under(imports.named(self._stub_order["source"]), own_modules(files) if files else ()), files

    def _read_stub(self):
        """The stub; a Result where it is no Python, or cannot have its files."""
        files = self._stub_order.get("files")
        refused = beside.wrong(files) if files else None
        if refused:
            return Result(outcome="error", where="stub", detail=refused)
        try:
            return stubs.read(self._stub_order["source"], self._stub_order.get("entry_point"), files)
        except stubs.Unreadable as error:
            return Result(outcome="error", where="stub", exception="SyntaxError", line=error.line,
                          detail="the stub does not compile: %s" % error)

    def _make_hollow(self):
        """Puts a hollow version in the source's place. Gives a verdict where none can be made."""
        needed = {"kind": "hollow", "source": self._source, "hollow": self._hollow}
        said = self._workshop.have("hollow", needed, confine.Limits.of(self._order, self._uid + 1), self._order["wall_seconds"],
                                   reports.MOST_WITH_SOURCE)
        made = (said or {}).get("source")
        clean = self._keeping.clean()
        if type(made) is str:
            self._source = made
            return None
        why = ((said or {}).get("result") or {}).get("detail")
        return {"type": VERDICT, "outcome": "error", "where": "stub",
                "detail": bounds.text("detail", why) or "no hollow version can be made", "clean": clean}
