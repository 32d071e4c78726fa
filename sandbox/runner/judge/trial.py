"""One trial: a candidate's process, a stub, and what came of them."""

import difflib
import os
import signal
import time

import confine
import evidence
import execute
import files as beside
import given
import hollow
import imports
import names
import notes
import page
import smoke
import stubs
from channel import Channel
from execute import Result
from messages import FAULT, VERDICT
from endings import CannotCarry, Forged, Gone, Heavy, Refused
from remote import Remote, checked
from standing import own_modules
from standins import StandIns
from stubprocess import StubProcess, signal_name


class Trial:
    """Runs one order of the coordinator's (docs/protocol.md) and makes its verdict."""

    def __init__(self, order, uid, keeping, memory, idle_watch):
        self._page = page.Page(order) if order["stub"]["kind"] == "page" else None
        self._order = self._page.widen(order) if self._page else order
        self._uid = uid
        self._keeping = keeping
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
            try:
                self._source = hollow.make(self._source, self._hollow)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                return {"type": VERDICT, "outcome": "error", "where": "stub", "detail": "no hollow version can be made: %s" % error, "clean": True}
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
            told = getattr(error, "told", None)
            if told is None:
                raise
            # Raised where nothing of the candidate's runs: an answer that it forged.
            result = Result(outcome="error", where="candidate", exception=told["type"], told=told, detail="%s: %s" % (told["type"], told["message"]))
        end = self._channel.finish()
        if end is None:
            return {"type": FAULT, "detail": "the candidate's process could not be ended"}
        if self._keeping.phase() < notes.UP:
            return {"type": FAULT, "detail": "the candidate's process could not be set up: %s" % self._channel.err.text()}
        return self._verdict(result, end)

    def _spawn(self):
        limits = confine.Limits.of(self._order, self._uid, self._order.get("fresh", False))
        pipes = [os.pipe() for _ in range(4)]
        (calls_r, calls_w), (answers_r, answers_w), (out_r, out_w), (err_r, err_w) = pipes
        self._keeping.spawn(limits, (out_w, err_w, calls_r, answers_w))
        deadline = time.monotonic() + self._order["wall_seconds"]
        return Channel(self._keeping, calls_w, answers_r, out_r, err_r, deadline, self._order["output_bytes"], self._idle_watch)

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
            return self._raised(answer["x"], answer.get("phase") == "compile")
        self._level = "compiled" if self._kind == "compile" else "defined"
        self._names = answer["names"]
        self._phase = "while the stub ran"
        kind = self._kind
        if kind == "page":
            self._judged, self._level = "inside", "defined"
            return self._page.run(remote, self._channel)
        if kind == "tests":
            return self._test()
        if kind in ("examples", "doctest"):
            result = self._doctest()
            if result is not None:
                return result
            if kind == "doctest":
                return Result(outcome="error", where="stub", detail="the candidate has no doctest")
            kind = "smoke"
        if kind == "smoke":
            self._kind, self._judged = "smoke", "outside"
            result, returned = self._smoke()
            if returned and result["outcome"] == "passed":
                self._level = "smoked"
            elif not self._heavy:
                remote.ask("ping")
            return result
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
        whose = names.Whose(stub.imports, stub.own, self._names)
        if self._judge == "inside" or stub.beyond:
            if self._judge == "outside":
                raise CannotCarry(stub.beyond)
            return given.explained(self._test_inside(stub, whose), whose)
        self._judged = "outside"
        remote = self._remote
        space = execute.namespace(stub, remote, self._names, self._entry_point, whose.wanted)
        if stub.plain and not self._heavy:
            remote.keep_light()
            result, calls = execute.run(stub, space, remote), remote.calls
        else:
            result, calls = self._in_own_process(given.Work(stub, space, remote, whose))
            result = given.explained(result, whose)
            if self._heavy and result["outcome"] in ("timeout", "memory_limit") and result["where"] == "stub":
                detail = "%s: a value of the candidate's is more than the stub can handle" % ("wall" if result["outcome"] == "timeout" else "memory")
                result = Result(result, where="candidate", detail=detail)
        return self._judge_result(result, calls, stub)

    def _smoke(self):
        """(Result, whether any call returned) of smoke calls."""
        remote = self._remote
        if not self._heavy:
            remote.keep_light()
            done = smoke.run(self._source, remote, self._names)
            remote.keep_light(False)
            return done
        result, _ = self._in_own_process(lambda: Result(smoked=smoke.run(self._source, remote, self._names), outcome="passed"))
        return result.pop("smoked", (result, False))

    def _judge_result(self, result, calls, stub):
        if result["outcome"] == "passed":
            if calls == 0:
                return Result(outcome="error", where="stub", detail=execute.NEVER_CALLS)
            self._level = "tested"
        elif result.get("missing_name"):
            self._suggest(result)
        return result

    def _suggest(self, result):
        # A candidate may define a million names, and to compare them takes as long as it takes.
        near = difflib.get_close_matches(result["missing_name"], [n for n in list(self._names)[:2000] if len(n) < 100], 1, 0.6)
        functions = [n for n, k in self._names.items() if k == "function"]
        if near:
            result["detail"] += "; the candidate has %r" % near[0]
        elif functions:
            result["detail"] += "; the candidate has %s" % ", ".join(map(repr, functions[:5]))

    def _test_inside(self, stub, whose):
        if not stub.reaches_all and not whose.candidates and not stub.own and not stub.loads & set(self._names):
            return Result(outcome="error", where="stub", detail=execute.NEVER_CALLS)
        return self._inside({"source": stub.source, "packed": stub.packed.hex(), "plan": stub.plan}, stub.names, whose.candidates)

    def _inside(self, stub=None, names=None, modules=None):
        """Have a stub, or the doctests where there is none, judged in the candidate's process."""
        self._judged = "inside"
        token = os.urandom(16).hex()
        try:
            echoed, (outcome, detail, where, exception, line, told, tests) = self._remote.ask("inside", stub, names, modules, token)
        except Exception as error:  # of the wrong shape, or raised in a process whose builtins the candidate may have changed
            raise Forged("no verdict (%s)" % error) from None
        if (echoed != token or outcome not in ("passed", "failed", "error", "early_exit") or where not in (None, "stub", "candidate")
                or not all(type(text) in (str, type(None)) for text in (detail, exception)) or type(line) not in (int, type(None)) or not given.is_count(tests)):
            raise Forged("a verdict of its own")
        if outcome == "passed":
            self._level = "tested"
        return Result(outcome=outcome, detail=detail, where=where, exception=exception, line=line, told=None if told is None else checked(told), tests=tests)

    def _doctest(self):
        if ">>>" not in self._source:
            return None
        import doctests

        tests = doctests.find(self._source)
        if not tests:
            return None
        self._kind = "doctest"
        if self._judge == "inside":
            return self._inside()
        self._judged = "outside"
        used = doctests.names(tests)
        remote = self._remote
        space = {"__name__": "__main__"}
        for name in sorted(n for n in used & set(self._names) if n[:2] != "__"):
            space[name] = remote.named(name, self._names[name])
        result, _ = self._in_own_process(lambda: doctests.run(tests, space, remote.ENDINGS), capture=_print)
        if result["outcome"] == "passed":
            self._level = "tested"
        return result

    def _in_own_process(self, work, capture=None):
        """Do the stub's work in a process of its own. Gives (Result, calls answered)."""
        limits = confine.Limits.of(self._order, self._uid + 1)
        return StubProcess(self._channel, self._remote, limits, self._memory).run(work, capture, self._order["wall_seconds"])

    def _raised(self, told, compiling):
        """The Result for an exception that ended the module."""
        kind = told["type"]
        if compiling:
            return Result(outcome="syntax_error", where="candidate", exception=kind, line=told.get("line"), detail="%s: %s" % (kind, told["message"]), told=told)
        return Result(outcome="error", where="candidate", exception=kind, line=told.get("line"), detail="%s: %s" % (kind, told["message"]), told=told)

    def _verdict(self, result, end):
        status, cpu, peak, clean = end
        channel = self._channel
        if channel.cause is not None:
            result = self._stopped(channel.cause) if result is None or result["outcome"] != "timeout" else result
        elif result is None:
            result = self._ended(status, cpu)
        told = result.get("told")
        if told is not None:
            result = self._by_exception(result, told)
        err = channel.err.text()
        verdict = {
            "type": VERDICT, "outcome": result.get("outcome"), "level": self._level, "judged": self._judged, "stub": self._kind,
            "where": result.get("where"), "exception": result.get("exception"), "line": result.get("line"),
            "needs": evidence.needs(told) if told else [], "tests": result.get("tests"),
            "detail": evidence.settle(str(result["detail"]))[:4000] if result.get("detail") else None,
            "stdout": channel.out.text(), "stderr": err, "warnings": evidence.warnings(err),
            "cpu_seconds": cpu / 1e6, "memory_bytes": peak * 1024, "clean": bool(clean),
        }
        for again in ("cannot_carry", "heavy"):
            if result.get(again):
                verdict[again] = True
        return verdict

    def _by_exception(self, result, told):
        """Some exceptions have an outcome of their own."""
        kind = told["type"]
        if result["outcome"] != "error":
            return result
        if kind == "SystemExit":
            return Result(result, outcome="early_exit", detail="sys.exit(%s) %s" % (told.get("code", ""), self._phase))
        if kind == "MemoryError":
            return Result(result, outcome="memory_limit")
        if kind == "ModuleNotFoundError" and "module" not in told and not told.get("own"):
            return Result(result, outcome="missing_module")
        return result

    def _stopped(self, cause):
        if cause == "output_limit":
            return Result(outcome="output_limit", where="candidate", detail="more than %d bytes of output %s" % (self._order["output_bytes"], self._phase))
        return Result(outcome="timeout", where="candidate", detail="wall: not done after %g s %s" % (self._order["wall_seconds"], self._phase))

    def _ended(self, status, cpu):
        """The Result for a process that ended by itself."""
        if os.WIFSIGNALED(status):
            number = os.WTERMSIG(status)
            if number == signal.SIGXCPU or number == signal.SIGKILL and cpu >= self._order["cpu_seconds"] * 1e6:
                return Result(outcome="timeout", where="candidate", detail="cpu: %g s used %s" % (self._order["cpu_seconds"], self._phase))
            if number == signal.SIGKILL and self._memory.ran_out():
                return Result(outcome="memory_limit", where="candidate", detail="the memory ran out %s" % self._phase)
            return Result(outcome="crashed", where="candidate", detail="ended by %s %s" % (signal_name(number), self._phase))
        return Result(outcome="early_exit", where="candidate", detail="ended its process with status %d %s" % (os.WEXITSTATUS(status), self._phase))


def _print(text):
    import sys

    sys.stdout.write(text)
