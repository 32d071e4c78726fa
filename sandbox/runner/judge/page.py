"""A page's sections, one after the other in one process: which of them hold, and in which one the process ended.

They are judged where they run (sections.py): who wrote the page wants to know whether it holds, and does not cheat himself.
"""

import bounds
import evidence
import frames
from execute import Result
from messages import VERDICT
from endings import Forged
from told import checked

_BEHIND = 0.5  # seconds
_OWN_OUTCOMES = {"SystemExit": "early_exit", "MemoryError": "memory_limit", "AssertionError": "failed",
                 "ModuleNotFoundError": "missing_module"}


class Page:
    """The sections of one order. Each may take the order's time for itself."""

    def __init__(self, order):
        self._cpu_seconds, self._wall_seconds = order["cpu_seconds"], order["wall_seconds"]
        self._limits = {name: order.get(name, 0) for name in ("cpu_seconds", "wall_seconds", "late_seconds")}
        told = frames.loads(order["stub"]["source"].encode("utf-8"))
        self._sections = told["sections"]
        self._without = set(told.get("without", ()))
        self._files = told.get("files")
        self._modules = told.get("modules") or ()
        self._code = {}
        self._running = None
        self._done = []

    def widen(self, order):
        """The order with the CPU time that all sections may take together."""
        # A file's docstrings become sections of their own only when it is read.
        count = 1000 if any(s["kind"] == "module" for s in self._sections) else len(self._sections)
        # A section ends itself at its limit, where it can (stopwatch.py): the judge's comes later.
        return dict(order, cpu_seconds=self._cpu_seconds * count + _BEHIND)

    def compile(self, code_of):
        """Gets the code of the modules beside the page, before its process begins. `code_of(files, modules)` gives it (bytecode.py)."""
        if self._files and self._modules:
            self._code = code_of(self._files, self._modules)

    def run(self, remote, channel):
        """Runs all sections. Gives a Result; lets Gone through where a section ends the process."""
        self._running, self._done = None, []
        queue, result = list(self._sections), Result(outcome="passed")
        if self._files:
            remote.ask("companions", self._files, self._code)
        while queue:
            section = self._running = queue.pop(0)
            channel.extend(self._wall_seconds)
            told = remote.ask("section", dict(section, **self._limits))
            judged, raised = self._judged(section, told)
            self._done.append(judged)
            if result["outcome"] == "passed" and judged["outcome"] != "passed":
                result = Result(outcome=judged["outcome"], detail=judged.get("detail"), where="candidate",
                                errno=raised and raised.get("system"))
            if section["kind"] == "module":
                queue = [s for s in _docstrings(section, told) if s["line"] not in self._without] + queue
        self._running = None
        return result

    def tell(self, verdict):
        """Puts the sections' results into the page's verdict. Where the process ended early, the section that ran then has that outcome."""
        if verdict["type"] != VERDICT:
            return
        if self._running is not None:
            section = self._running
            self._done.append({"line": section["line"], "kind": section["kind"], "name": section.get("name"), "outcome": verdict["outcome"],
                               "ended": True,
                               "detail": self._ending(verdict)})
        verdict["sections"] = self._done

    def _ending(self, verdict):
        if verdict["outcome"] != "timeout":
            return (verdict.get("detail") or "").replace(" while the module ran", "").replace(" while the stub ran", "")
        # The whole page's allowance is not what a section ran into.
        return ("cpu: %g s used" % self._cpu_seconds if (verdict.get("detail") or "").startswith("cpu:")
                else "wall: not done after %g s" % self._wall_seconds)

    @staticmethod
    def _judged(section, told):
        """(the section's result, its exception or None), checked field by field: the page's own code may have written them."""
        if type(told) is not dict:
            raise Forged("something else than a section's end")
        judged = {"line": section["line"], "kind": section["kind"], "name": section.get("name"),
                  "warnings": _warnings(told.get("warnings")), "seconds": _seconds(told.get("seconds"))}
        raised = _fault(told, judged)
        if told.get("skipped"):
            judged["skipped"] = _settled("detail", told["skipped"])
        more = told.get("more")
        if more is not None:
            judged["more"] = _more(more)
        return judged, raised


def _fault(told, judged):
    """Puts what came of a section, or of one example in it, into its result. Gives the exception or None."""
    if (type(told) is not dict or not _is_one_of(told.get("outcome"), bounds.OUTCOMES)
        or not _is_one_of(told.get("reason"), bounds.REASONS)):
        raise Forged("something else than a section's end")
    judged.update(outcome=told["outcome"], at=bounds.line(told.get("at")), raised_at=bounds.line(told.get("raised_at")),
                  reason=told.get("reason"))
    for key in ("detail", "shown", "given"):
        # Nothing may be what is shown or given.
        if told.get(key) or (key != "detail" and told.get(key) == ""):
            judged[key] = _settled(key, told[key])
    raised = told.get("raised")
    if raised is not None:
        raised = checked(raised)
        judged["exception"] = raised["type"]
        judged["message"] = _settled("message", raised["message"]) or None
        judged["missing"] = evidence.missing(raised)
        judged["needs"] = evidence.needs(raised)
        if judged["outcome"] == "error":
            judged["outcome"] = _OWN_OUTCOMES.get(raised["type"], "error")
    return raised


def _more(told):
    """What came of a section's other examples that do not hold."""
    if type(told) is not list or len(told) > bounds.MOST_FAILURES:
        raise Forged("failures that are none")
    failures = []
    for one in told:
        judged = {}
        _fault(one, judged)
        failures.append(judged)
    return failures


def _is_one_of(value, words):
    return (value is None or type(value) is str) and value in words


def _settled(key, text):
    return bounds.text(key, evidence.settle(str(text)[:2 * bounds.TEXTS[key]]))


def _docstrings(section, told):
    """The sections that the docstrings of a file make."""
    found = told.get("docstrings", [])
    if type(found) is not list or len(found) > bounds.MOST_SECTIONS or not all(map(_is_docstring, found)):
        raise Forged("docstrings that are none")
    return [{"kind": "session", "own": True, "line": s["line"], "name": s["name"], "source": s["source"], "file": section["file"],
             "flags": section.get("flags"), "skip": s.get("skip") is True, "requires": s.get("requires") or []} for s in found]


def _is_docstring(told):
    return (type(told) is dict and bounds.line(told.get("line")) is not None and type(told.get("source")) is str
            and type(told.get("name")) is str and len(told["name"]) <= bounds.TEXTS["name"]
            and _is_names(told.get("requires", [])))


def _is_names(told):
    return type(told) is list and len(told) <= bounds.MOST_OF_NAMES and all(type(n) is str and len(n) <= bounds.TEXTS["name"] for n in told)


def _warnings(told):
    if told is None:
        return []
    if (type(told) is not list
        or not all(type(w) is dict and type(w.get("category")) is str and type(w.get("message")) is str for w in told)):
        raise Forged("warnings that are none")
    return [{"category": bounds.text("category", w["category"]), "message": bounds.text("name", w["message"]),
             "line": bounds.line(w.get("line")) or 0} for w in told[:bounds.MOST_WARNINGS]]


def _seconds(told):
    return told if type(told) in (int, float) and 0 <= told < bounds.MOST_LINE else 0
