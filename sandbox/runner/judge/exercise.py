"""What a trial does with a candidate whose process is up: waits for its module, then exercises it with the stub, outside or inside that process."""

import os

import bounds
import confine
import execute
import given
import names
import notes
import reports
from ending import raised
from endings import CannotCarry, Forged
from examples import Examples
from execute import Result
from stubprocess import StubProcess


class Exercise:
    """Exercises the candidate of one order, once or, where the first attempt says so, once more.

    Attributes for the next attempt: `judge`, where the stub is to be judged; `heavy`, whether the stub has to be in a process of its own. Attributes for the verdict:
    `kind`, the stub's kind, with `examples` resolved; `level`, how much was proved; `judged`, where; `phase`, what ran last, for messages.
    """

    def __init__(self, order, page, each, uid, source, keeping, workshop, memory):
        """`page`: the page's sections, `each`: tests with a result each, None for any other stub; `source`: the candidate's code."""
        self._order = order
        self._page = page
        self._each = each
        self._uid = uid
        self._source = source
        self._keeping = keeping
        self._workshop = workshop
        self._memory = memory
        self._entry_point = order["stub"].get("entry_point")
        self._names = {}
        self._has_more = False
        self._channel = self._remote = self._stub = None
        self.kind = order["stub"]["kind"]
        self.judge = order.get("judge", "auto")
        self.heavy = False
        self.begin()

    def begin(self):
        """Begins an attempt: nothing is proved yet."""
        self.level, self.judged, self.phase = "none", None, "while the module ran"

    def run(self, channel, remote, stub):
        """The Result of a process that was told to run the module. `stub`: the stub that was read, or the Result of one that cannot be; None where there are no tests."""
        self._channel, self._remote, self._stub = channel, remote, stub
        try:
            answer = remote.started()
        finally:
            if self._keeping.phase() == notes.COMPILED:
                self.level = "compiled"
        if "x" in answer:
            return raised(answer["x"], answer.get("phase") == "compile")
        self.level = "compiled" if self.kind == "compile" else "defined"
        self._names = answer["names"]
        self._has_more = answer.get("more") is True
        self.phase = "while the stub ran"
        kind = self.kind
        if kind == "page":
            self.judged, self.level = "inside", "defined"
            return self._page.run(remote, self._channel)
        if kind == "each":
            self.judged = "outside"
            return self._each.run(remote, self._names, self._has_more, lambda needed, take: self._in_own_process("each", needed, take))
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
        if self.judge == "inside" or stub.beyond:
            if self.judge == "outside":
                raise CannotCarry(stub.beyond)
            return given.explained(self._test_inside(stub, whose), whose)
        self.judged = "outside"
        remote = self._remote
        if stub.plain and not self.heavy:
            remote.keep_light()
            space = execute.namespace(stub, remote, self._names, self._entry_point, whose.wanted)
            result, calls = execute.run(stub, space, remote), remote.calls
        else:
            said = self._in_own_process("pytest" if stub.plan["pytest"] else "stub", {
                "stub": stub.handed(), "names": self._names, "entry_point": self._entry_point, "wanted": whose.wanted,
                "by_name": whose.by_name, "candidates": whose.candidates, "mentions": stub.source})
            result, calls = given.explained(said["result"], whose), said.get("calls", 0)
            if self.heavy and result["outcome"] in ("timeout", "memory_limit") and result["where"] == "stub":
                limit = "wall" if result["outcome"] == "timeout" else "memory"
                result = Result(result, where="candidate", detail="%s: a value of the candidate's is more than the stub can handle" % limit)
        return self._judge_result(result, calls, stub)

    def _judge_result(self, result, calls, stub):
        if result["outcome"] == "passed":
            if calls == 0:
                return Result(outcome="error", where="stub", detail=execute.NEVER_CALLS)
            self.level = "tested"
        elif result.get("missing_name"):
            given.suggest(result, self._names)
        return result

    def _test_inside(self, stub, whose):
        if not stub.reaches_all and not whose.candidates and not whose.missing and not stub.own and not stub.loads & set(self._names):
            return Result(outcome="error", where="stub", detail=execute.NEVER_CALLS)
        return self._inside({"source": stub.source, "packed": stub.packed.hex(), "plan": stub.plan}, stub.names, whose.candidates)

    def _inside(self, stub=None, names=None, modules=None):
        """Makes the candidate's process judge a stub, or the candidate's doctests where there is none."""
        self.judged = "inside"
        token = os.urandom(16).hex()
        try:
            echoed, (outcome, detail, where, exception, line, told, tests, errno) = self._remote.ask("inside", stub, names, modules, token)
            result = reports.checked({"result": {
                "outcome": outcome, "detail": detail, "where": where, "exception": exception, "line": line, "told": told, "tests": tests,
                "errno": errno}})
        except Exception as error:  # of the wrong shape, or raised in a process whose builtins the candidate may have changed
            raise Forged("no verdict (%s)" % str(error)[:bounds.TEXTS["name"]]) from None
        if echoed != token or outcome not in ("passed", "failed", "error", "early_exit"):
            raise Forged("a verdict of its own")
        if result["tests"] == execute.NONE:
            result["tests"] = None
        elif outcome == "passed":
            self.level = "tested"
        return result

    def _examples(self):
        """The candidate's doctests, or smoke calls, both found and made up in a process of their own: they are the candidate's text."""
        kind = self.kind if self.kind != "examples" or ">>>" in self._source else "smoke"
        examples = Examples(kind)
        said = self._in_own_process(kind if kind == "smoke" else "examples", {
            "source": self._source, "names": self._names, "smoke": kind != "doctest", "inside": self.judge == "inside",
            "mentions": self._source}, examples.take)
        self.kind = examples.kind_of(said)
        if examples.are_found and (self.judge == "inside" or examples.reach):
            if self.judge == "outside":
                raise CannotCarry("its examples use %s" % bounds.text("name", examples.reach))
            self._channel.take_answers()
            return self._inside()
        self.judged = "outside"
        result, level = examples.judge(said)
        self.level = level or self.level
        return result

    def _in_own_process(self, kind, needed, take=None):
        """Does a stub's work in a process of its own. Gives what that says at its end (StubProcess.run)."""
        limits = confine.Limits.of(self._order, self._uid + 1)
        process = StubProcess(self._workshop, self._channel, limits, self._memory, self._order["wall_seconds"])
        return process.run(kind, dict(needed, wall=self._remote.hand_over()), take)
