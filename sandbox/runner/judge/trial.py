"""One trial: a candidate's process, a stub, and what came of them."""

import os
import time

import bounds
import confine
import execute
import files as beside
import given
import imports
import names
import notes
import page
import reports
import stubs
from channel import Channel
from ending import Ending, raised, surprised
from examples import Examples
from execute import Result
from messages import FAULT, VERDICT
from endings import CannotCarry, Forged, Gone, Heavy, Refused
from remote import Remote
from standing import own_modules
from standins import StandIns
from stubprocess import StubProcess
from workshop import Broken


class Trial:
    """Runs one order of the coordinator's (docs/protocol.md) and makes its verdict."""

    def __init__(self, order, uid, keeping, workshop, memory, idle_watch):
        self._page = page.Page(order) if order["stub"]["kind"] == "page" else None
        self._order = self._page.widen(order) if self._page else order
        self._uid = uid
        self._keeping = keeping
        self._workshop = workshop
        self._memory = memory
        self._idle_watch = idle_watch
        self._stub_order = order["stub"]
        # A file may begin with a byte order mark; for compile() and ast.parse() that is a syntax error.
        self._source = order["code"][1:] if order["code"].startswith("\ufeff") else order["code"]
        self._hollow = order.get("hollow")
        self._entry_point = self._stub_order.get("entry_point")
        self._judge = order.get("judge", "auto")
        self._level = "none"
        self._judged = None
        self._kind = self._stub_order["kind"]
        self._names = {}
        self._has_more = False
        self._stub = None
        self._channel = None
        self._remote = None
        self._phase = "while the module ran"
        self._heavy = False

    def run(self):
        """The verdict, as a message for the coordinator."""
        started = time.monotonic()
        self._memory.mark()
        if self._hollow:
            unmade = self._make_hollow()
            if unmade is not None:
                return unmade
        verdict = self._attempt()
        if verdict.pop("heavy", False):
            # Once more, with the stub in a process that can be ended.
            self._heavy = True
            verdict = self._attempt()
        if verdict.pop("cannot_carry", False):
            if self._judge == "outside":
                verdict = {**verdict, "outcome": "error", "where": "stub", "detail": "cannot be judged outside the candidate's process: %s" % verdict["detail"]}
            else:
                self._judge = "inside"
                verdict = self._attempt()
                verdict.pop("cannot_carry", None)
        if self._page:
            self._page.tell(verdict)
        verdict["wall_seconds"] = round(time.monotonic() - started, 6)
        return verdict

    def _attempt(self):
        self._level, self._judged = "none", None
        soiled = False
        try:
            self._channel = self._spawn()
        except OSError as error:
            return {"type": FAULT, "detail": "no process could be made: %s" % error}
        try:
            self._remote = Remote(self._channel, StandIns)
            # The process finds it when it is up, and the stub is read meanwhile.
            self._remote.order(self._source, self._kind == "compile", self._kind == "tests" and self._judge != "inside", *self._beside())
            if self._kind == "tests" and self._stub is None:
                self._stub = self._read_stub()
            result = self._exercise()
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
        ending = Ending(self._order, self._memory, self._channel, self._phase)
        try:
            return ending.verdict(result, end, self._level, self._judged, self._kind)
        except Exception as error:
            return ending.verdict(surprised(error), (*end[:-1], False), self._level, self._judged, self._kind)

    def _spawn(self):
        limits = confine.Limits.of(self._order, self._uid, self._order.get("fresh", False))
        pipes = [os.pipe() for _ in range(4)]
        (calls_r, calls_w), (answers_r, answers_w), (out_r, out_w), (err_r, err_w) = pipes
        self._keeping.spawn(limits, (out_w, err_w, calls_r, answers_w))
        deadline = time.monotonic() + self._order["wall_seconds"]
        return Channel(self._keeping, calls_w, answers_r, out_r, err_r, deadline, self._order["output_bytes"], self._idle_watch, self._memory)

    def _beside(self):
        """The name that the stub has for the candidate's module, and the files that lie beside both."""
        files = self._stub_order.get("files")
        if files and beside.wrong(files):
            return None, None
        if self._kind != "tests":
            return None, files
        return names.under(imports.named(self._stub_order["source"]), own_modules(files) if files else ()), files

    def _read_stub(self):
        """The stub; a Result where it is no Python, or cannot have its files."""
        files = self._stub_order.get("files")
        refused = beside.wrong(files) if files else None
        if refused:
            return Result(outcome="error", where="stub", detail=refused)
        try:
            return stubs.read(self._stub_order["source"], self._entry_point, self._stub_order.get("files"))
        except stubs.Unreadable as error:
            return Result(outcome="error", where="stub", exception="SyntaxError", line=error.line, detail="the stub does not compile: %s" % error)

    def _exercise(self):
        remote = self._remote
        self._phase = "while the module ran"
        try:
            answer = remote.started()
        finally:
            if self._keeping.phase() == notes.COMPILED:
                self._level = "compiled"
        if "x" in answer:
            return raised(answer["x"], answer.get("phase") == "compile")
        self._level = "compiled" if self._kind == "compile" else "defined"
        self._names = answer["names"]
        self._has_more = answer.get("more") is True
        self._phase = "while the stub ran"
        kind = self._kind
        if kind == "page":
            self._judged, self._level = "inside", "defined"
            return self._page.run(remote, self._channel)
        if kind == "tests":
            return self._test()
        if kind in ("examples", "doctest", "smoke"):
            return self._examples()
        # A module that ended its process, or that still runs in it, does not answer.
        remote.ask("ping")
        return Result(outcome="passed")

    def _test(self):
        stub = self._stub
        if isinstance(stub, Result):
            return stub
        refused = given.unusable(stub)
        if refused is not None:
            return refused
        if self._has_more:
            self._names.update(self._remote.kinds(sorted(stub.loads.union(*stub.imports.asked.values()) - set(self._names))))
        whose = names.Whose(stub.imports, stub.own, self._names)
        if self._judge == "inside" or stub.beyond:
            if self._judge == "outside":
                raise CannotCarry(stub.beyond)
            return given.explained(self._test_inside(stub, whose), whose)
        self._judged = "outside"
        remote = self._remote
        if stub.plain and not self._heavy:
            remote.keep_light()
            space = execute.namespace(stub, remote, self._names, self._entry_point, whose.wanted)
            result, calls = execute.run(stub, space, remote), remote.calls
        else:
            said = self._in_own_process("pytest" if stub.plan["pytest"] else "stub", {
                "stub": stub.handed(), "names": self._names, "entry_point": self._entry_point, "wanted": whose.wanted, "by_name": whose.by_name, "candidates": whose.candidates, "mentions": stub.source})
            result, calls = given.explained(said["result"], whose), said.get("calls", 0)
            if self._heavy and result["outcome"] in ("timeout", "memory_limit") and result["where"] == "stub":
                detail = "%s: a value of the candidate's is more than the stub can handle" % ("wall" if result["outcome"] == "timeout" else "memory")
                result = Result(result, where="candidate", detail=detail)
        return self._judge_result(result, calls, stub)

    def _judge_result(self, result, calls, stub):
        if result["outcome"] == "passed":
            if calls == 0:
                return Result(outcome="error", where="stub", detail=execute.NEVER_CALLS)
            self._level = "tested"
        elif result.get("missing_name"):
            given.suggest(result, self._names)
        return result

    def _test_inside(self, stub, whose):
        if not stub.reaches_all and not whose.candidates and not whose.missing and not stub.own and not stub.loads & set(self._names):
            return Result(outcome="error", where="stub", detail=execute.NEVER_CALLS)
        return self._inside({"source": stub.source, "packed": stub.packed.hex(), "plan": stub.plan}, stub.names, whose.candidates)

    def _inside(self, stub=None, names=None, modules=None):
        """Have a stub, or the doctests where there is none, judged in the candidate's process."""
        self._judged = "inside"
        token = os.urandom(16).hex()
        try:
            echoed, (outcome, detail, where, exception, line, told, tests, errno) = self._remote.ask("inside", stub, names, modules, token)
            result = reports.checked({"result": {
                "outcome": outcome, "detail": detail, "where": where, "exception": exception, "line": line, "told": told, "tests": tests, "errno": errno}})
        except Exception as error:  # of the wrong shape, or raised in a process whose builtins the candidate may have changed
            raise Forged("no verdict (%s)" % str(error)[:bounds.TEXTS["name"]]) from None
        if echoed != token or outcome not in ("passed", "failed", "error", "early_exit"):
            raise Forged("a verdict of its own")
        if result["tests"] == execute.NONE:
            result["tests"] = None
        elif outcome == "passed":
            self._level = "tested"
        return result

    def _examples(self):
        """The candidate's doctests, or smoke calls, both found and made up in a process of their own: they are the candidate's text."""
        kind = self._kind if self._kind != "examples" or ">>>" in self._source else "smoke"
        examples = Examples(kind)
        said = self._in_own_process(kind if kind == "smoke" else "examples", {
            "source": self._source, "names": self._names, "smoke": kind != "doctest", "inside": self._judge == "inside", "mentions": self._source}, examples.take)
        self._kind = examples.kind_of(said)
        if examples.are_found and (self._judge == "inside" or examples.reach):
            if self._judge == "outside":
                raise CannotCarry("its examples use %s" % bounds.text("name", examples.reach))
            self._channel.take_answers()
            return self._inside()
        self._judged = "outside"
        result, level = examples.judge(said)
        self._level = level or self._level
        return result

    def _in_own_process(self, kind, needed, take=None):
        """Have a stub's work done in a process of its own. Gives what it says at its end (StubProcess.run)."""
        limits = confine.Limits.of(self._order, self._uid + 1)
        process = StubProcess(self._workshop, self._channel, limits, self._memory, self._order["wall_seconds"])
        return process.run(kind, dict(needed, wall=self._remote.hand_over()), take)

    def _make_hollow(self):
        """Take a hollow version in the source's place. A verdict where there is none."""
        needed = {"kind": "hollow", "source": self._source, "hollow": self._hollow}
        said = self._workshop.have("hollow", needed, confine.Limits.of(self._order, self._uid + 1), self._order["wall_seconds"], reports.MOST_WITH_SOURCE)
        made = (said or {}).get("source")
        clean = self._keeping.clean()
        if type(made) is str:
            self._source = made
            return None
        why = ((said or {}).get("result") or {}).get("detail")
        return {"type": VERDICT, "outcome": "error", "where": "stub", "detail": bounds.text("detail", why) or "no hollow version can be made", "clean": clean}
