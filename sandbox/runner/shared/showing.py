"""Compares what examples give with what they show. This happens in a process that runs none of their code.

There has to be a report of every example that is to run, in order. So an example can change nothing here, whatever it does to its own process.
"""

import doctest

import bounds
from execute import Result

_FIELDS = {"source": str, "want": str, "flags": int, "line": int, "run": bool}
_FLAGS = (doctest.DONT_ACCEPT_TRUE_FOR_1 | doctest.DONT_ACCEPT_BLANKLINE | doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS | doctest.SKIP
          | doctest.IGNORE_EXCEPTION_DETAIL)
_MOST = 2000  # characters of a message


class Malformed(Exception):
    """Something that is no report of an example."""


class Showing:
    """The examples of one source and their reports. Attribute: `runs`, whether any example is run at all."""

    def __init__(self, examples, check_told=lambda told: None):
        """`examples` as doctests.shown gives them; `check_told` checks the description of an exception and gives it back. Raises Malformed."""
        if type(examples) is not list or not all(map(_is_example, examples)):
            raise Malformed("examples that are none")
        self._examples = examples
        self._left = iter([n for n, example in enumerate(examples) if example["run"]])
        self._next = next(self._left, None)
        self._check_told = check_told
        self._checker = doctest.OutputChecker()
        self._own_error = None
        self.runs = self._next is not None

    def take(self, said):
        """Takes the report of one example: {"at", "got"}, {"at", "raised"} or {"at", "broke", "told", "ends", "errno"}. Gives a Result where it decides, else None.
        Raises Malformed."""
        if said.get("at") != self._next or self._next is None:
            raise Malformed("an example out of turn")
        example = self._examples[self._next]
        self._next = next(self._left, None)
        if "broke" in said:
            return self._broke(example, said)
        name, want = ("raised", example["raises"]) if "raised" in said else ("got", example["want"])
        got = said.get(name)
        if type(got) is not str or want is None:
            raise Malformed("an example that gives nothing")
        if self._shows(want, got, example["flags"] & _FLAGS, name == "raised"):
            return None
        return Result(outcome="failed", where="stub", line=example["line"],
                      detail=("%s: expected %s, got %s" % (example["source"], want.strip() or "nothing", got.strip() or "nothing"))[:_MOST])

    def end(self):
        """The Result after all reports. Raises Malformed where a report is missing."""
        if self._next is not None:
            raise Malformed("examples that were not run")
        return self._own_error or Result(outcome="passed")

    def _broke(self, example, said):
        broke, told = said["broke"], self._check_told(said.get("told"))
        kind, message = map(broke.get, ("type", "message")) if type(broke) is dict else (None, None)
        if type(kind) is not str or type(message) is not str:
            raise Malformed("an exception that is none")
        result = Result(outcome="error", where="stub" if told is None else "candidate", exception=kind[:bounds.TEXTS["exception"]],
                        told=told, line=example["line"],
                        errno=bounds.errno(said.get("errno")),
                        detail=("%s: %s: %s" % (example["source"], kind, message))[:_MOST])
        if told is not None or said.get("ends") is True:
            return result
        # What the docstring's own text raises says nothing of the candidate yet. What it shows after that may.
        self._own_error = self._own_error or result
        return None

    def _shows(self, want, got, flags, raised):
        check = self._checker.check_output
        if check(want, got, flags):
            return True
        return raised and bool(flags & doctest.IGNORE_EXCEPTION_DETAIL) and check(_kind_of(want), _kind_of(got), flags)


def _is_example(told):
    return (type(told) is dict and all(type(told.get(name)) is kind for name, kind in _FIELDS.items())
            and type(told.get("raises")) in (str, type(None))
            and bounds.line(told["line"]) is not None)


def _kind_of(text):
    """The name of an exception's class, out of a text with module and message."""
    return text.partition("\n")[0].partition(":")[0].rpartition(".")[2]
